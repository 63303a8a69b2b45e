import type { ReasonCode } from './reasons.ts';

/**
 * What the codes of Twilio's error dictionary mean that a firm in the United Kingdom meets
 * (https://www.twilio.com/docs/api/errors); 2xxxx come when a message is created, 3xxxx later.
 */
export const twilioReasons: Readonly<Record<number, ReasonCode>> = {
  10001: 'sms_account_suspended',
  14103: 'too_long',
  20005: 'sms_account_suspended',
  21211: 'number_not_valid',
  21212: 'sms_sender_refused',
  21265: 'not_a_mobile',
  21266: 'own_number',
  21267: 'trial_account',
  21268: 'not_a_mobile',
  21401: 'sms_sender_refused',
  21408: 'region_off',
  21601: 'sms_sender_refused',
  21602: 'refused',
  21605: 'too_long',
  21606: 'sms_sender_refused',
  21608: 'trial_account',
  21610: 'opted_out',
  21611: 'queue_full',
  21612: 'not_routable',
  21614: 'not_a_mobile',
  21617: 'too_long',
  21635: 'not_a_mobile',
  21657: 'sms_sender_refused',
  21659: 'sms_sender_refused',
  21660: 'sms_sender_refused',
  21661: 'sms_sender_refused',
  21701: 'sms_sender_refused',
  21703: 'sms_sender_refused',
  21704: 'sms_sender_refused',
  21705: 'sms_sender_refused',
  21709: 'sms_sender_refused',
  21730: 'provider_busy',
  30001: 'network_busy',
  30002: 'sms_account_suspended',
  30003: 'handset_off',
  30004: 'blocked',
  30005: 'number_unknown',
  30006: 'landline',
  30007: 'filtered',
  30008: 'not_delivered',
  30010: 'sms_price_limit',
  30017: 'network_busy',
  30018: 'sms_sender_unregistered',
  30021: 'provider_fault',
  30024: 'sms_sender_unregistered',
  30036: 'waited_too_long',
  30037: 'sms_account_suspended',
  30038: 'filtered',
  30040: 'sms_sender_unregistered',
  30041: 'sms_sender_unregistered',
  30043: 'sms_sender_unregistered',
  30410: 'network_timed_out',
  30450: 'sms_held_back',
  30454: 'sms_limit_reached',
  30485: 'not_delivered',
  30500: 'provider_fault',
  90010: 'sms_account_suspended',
};

/** Reasons of a refused creation that hold for every text of the account: the channel waits, and no message fails. */
export const accountWide: ReadonlySet<ReasonCode> = new Set(['sms_account_suspended']);

/** Reasons of a refused creation that pass by themselves. */
export const passing: ReadonlySet<ReasonCode> = new Set(['queue_full', 'provider_busy']);
