import { startTwilioStandIn } from '../support/twilio-stand-in.ts';

// The provider of the drain's bench, on a processor of its own. Says where it is, and ends with its parent.
const standIn = await startTwilioStandIn();
standIn.delay = Number(process.argv[2] ?? 0);
process.send?.({ url: standIn.url, accountSid: standIn.accountSid, authToken: standIn.authToken });
process.on('message', () => process.send?.({ received: standIn.received.length }));
process.on('disconnect', () => process.exit());
