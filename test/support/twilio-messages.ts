/** A message the stand-in took. */
export type TwilioReceived = { to: string; from: string | null; body: string; sid: string };

/** The same with what the stand-in knows of it. `asked`: how often its status was. `lists`: how many lists came since. */
export type TakenMessage = TwilioReceived & {
  direction: 'outbound-api' | 'inbound';
  service: string | null;
  at: Date;
  asked: number;
  lists: number;
};

/** What a message is made of: a create request, or a text from a client. */
export type MessageForm = {
  to: string;
  from: string | null;
  body: string;
  service?: string | null;
  direction?: TakenMessage['direction'];
};

/** The messages that a stand-in has, found by their ids, numbers and recipients whatever their number. */
export type MessageStore = {
  add(form: MessageForm, at: Date): TakenMessage;
  find(sid: string): TakenMessage | undefined;
  /** How many texts a recipient really got. */
  countOf(to: string): number;
  /** What a list request asks for, newest first: by recipient, sender and GMT day. */
  list(query: URLSearchParams): TakenMessage[];
};

/** Makes an empty store. */
export function createMessageStore(): MessageStore {
  const all: TakenMessage[] = [];
  const bySid = new Map<string, TakenMessage>();
  const byRecipient = new Map<string, TakenMessage[]>();
  const counts = new Map<string, number>();
  const to = (recipient: string) => byRecipient.get(recipient) ?? [];
  return {
    add: ({ service = null, direction = 'outbound-api', ...form }, at) => {
      const sid = `SM${(all.length + 1).toString(16).padStart(32, '0')}`;
      const message = { ...form, service, direction, sid, at, asked: 0, lists: 0 };
      all.push(message);
      bySid.set(sid, message);
      const theirs = to(form.to);
      theirs.push(message);
      byRecipient.set(form.to, theirs);
      if (direction !== 'inbound') counts.set(form.to, (counts.get(form.to) ?? 0) + 1);
      return message;
    },
    find: (sid) => bySid.get(sid),
    countOf: (recipient) => counts.get(recipient) ?? 0,
    list: (query) => {
      const recipient = query.get('To');
      return filterMessages(recipient === null ? all : to(recipient), query);
    },
  };
}

function filterMessages(messages: TakenMessage[], query: URLSearchParams): TakenMessage[] {
  const wanted = (name: string) => query.get(name) ?? undefined;
  const day = (name: string) => wanted(name)?.slice(0, 10);
  const [from, on, after, before] = [wanted('From'), day('DateSent'), day('DateSent>'), day('DateSent<')];
  return messages
    .filter((one) => from === undefined || one.from === from)
    .filter((one) => {
      const at = one.at.toISOString().slice(0, 10);
      return (on ?? at) === at && (after ?? at) <= at && (before ?? at) >= at;
    })
    .sort((one, other) => other.at.getTime() - one.at.getTime() || other.sid.localeCompare(one.sid));
}

/** One page of a list, as the API gives it; `shape` makes each of its messages. */
export function shapePage(
  path: string,
  query: URLSearchParams,
  listed: TakenMessage[],
  shape: (message: TakenMessage) => object,
) {
  const size = Number(query.get('PageSize') ?? 50);
  const page = Number(query.get('Page') ?? 0);
  const start = page * size;
  const messages = listed.slice(start, start + size);
  const uriOf = (number: number) => {
    const asked = new URLSearchParams(query);
    asked.set('PageSize', String(size));
    asked.set('Page', String(number));
    if (number > 0) asked.set('PageToken', `PA${messages.at(-1)?.sid ?? ''}`);
    return `${path}?${asked}`;
  };
  return {
    end: Math.max(start + messages.length - 1, 0),
    page,
    page_size: size,
    start,
    first_page_uri: uriOf(0),
    next_page_uri: start + size < listed.length ? uriOf(page + 1) : null,
    previous_page_uri: page > 0 ? uriOf(page - 1) : null,
    uri: uriOf(page),
    messages: messages.map(shape),
  };
}

/** A message as the API gives it. `segments`: "0" while the API has not counted them. */
export function shapeMessage(
  message: TakenMessage,
  accountSid: string,
  status: string,
  errorCode: number | null,
  segments: string,
) {
  const failed = status === 'undelivered' || status === 'failed';
  const at = message.at.toUTCString().replace('GMT', '+0000');
  const uri = `/2010-04-01/Accounts/${accountSid}/Messages/${message.sid}`;
  const inbound = message.direction === 'inbound';
  return {
    body: message.body,
    num_segments: segments,
    direction: message.direction,
    from: message.from,
    to: message.to,
    date_updated: at,
    price: null,
    error_message: null,
    uri: `${uri}.json`,
    account_sid: accountSid,
    num_media: '0',
    status: inbound ? 'received' : status,
    messaging_service_sid: message.service,
    sid: message.sid,
    date_sent: inbound ? at : null,
    date_created: at,
    error_code: failed ? errorCode : null,
    price_unit: null,
    api_version: '2010-04-01',
    subresource_uris: { media: `${uri}/Media.json` },
  };
}
