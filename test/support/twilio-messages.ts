/** A message the stand-in took. */
export type TwilioReceived = { to: string; from: string | null; body: string; sid: string };

/** The same with what the stand-in knows of it. `asked`: how often its status was. */
export type TakenMessage = TwilioReceived & { service: string | null; at: Date; asked: number };

/** Makes the message that a create request asks for. */
export function makeMessage(form: URLSearchParams, number: number): TakenMessage {
  return {
    to: form.get('To') ?? '',
    from: form.get('From'),
    body: form.get('Body') ?? '',
    sid: `SM${number.toString(16).padStart(32, '0')}`,
    service: form.get('MessagingServiceSid'),
    at: new Date(),
    asked: 0,
  };
}

/** A message as the API gives it. */
export function shapeMessage(
  message: TakenMessage,
  accountSid: string,
  status: string,
  errorCode: number | null,
) {
  const failed = status === 'undelivered' || status === 'failed';
  const at = message.at.toUTCString().replace('GMT', '+0000');
  const uri = `/2010-04-01/Accounts/${accountSid}/Messages/${message.sid}`;
  return {
    body: message.body,
    num_segments: message.service ? '0' : '1',
    direction: 'outbound-api',
    from: message.from,
    to: message.to,
    date_updated: at,
    price: null,
    error_message: null,
    uri: `${uri}.json`,
    account_sid: accountSid,
    num_media: '0',
    status,
    messaging_service_sid: message.service,
    sid: message.sid,
    date_sent: null,
    date_created: at,
    error_code: failed ? errorCode : null,
    price_unit: null,
    api_version: '2010-04-01',
    subresource_uris: { media: `${uri}/Media.json` },
  };
}

/** The messages that a list request asks for, newest first: by recipient, sender and GMT day. */
export function filterMessages(taken: TakenMessage[], query: URLSearchParams): TakenMessage[] {
  const wanted = (name: string) => query.get(name) ?? undefined;
  const day = (name: string) => wanted(name)?.slice(0, 10);
  const [to, from, on, after, before] = [
    wanted('To'),
    wanted('From'),
    day('DateSent'),
    day('DateSent>'),
    day('DateSent<'),
  ];
  return taken
    .filter((one) => (to === undefined || one.to === to) && (from === undefined || one.from === from))
    .filter((one) => {
      const at = one.at.toISOString().slice(0, 10);
      return (on ?? at) === at && (after ?? at) <= at && (before ?? at) >= at;
    })
    .reverse();
}
