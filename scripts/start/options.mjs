import path from 'node:path';

/** What `npm start --` and `npm run dev --` understand. */
export const USAGE = `Options, after --:
  --browser    open in the browser host, without looking for Electron
  --data DIR   keep the data in DIR instead of the default folder
  --port N     the browser host's port (any free one without this)
  --empty      do not load the sample firm on the first start`;

/** Reads the options; throws an Error with a sentence for one that is not understood. */
export function readOptions(args) {
  const options = { browser: false, empty: false, help: false, data: undefined, port: undefined };
  const rest = args.flatMap((arg) => (/^--(data|port)=/.test(arg) ? splitOnce(arg) : [arg]));
  while (rest.length > 0) {
    const option = rest.shift();
    if (option === '--browser' || option === '--empty' || option === '--help')
      options[option.slice(2)] = true;
    else if (option === '--data') options.data = path.resolve(takeValue(option, rest));
    else if (option === '--port') options.port = readPort(takeValue(option, rest));
    else throw new Error(`There is no option ${option}.\n${USAGE}`);
  }
  return options;
}

/** The arguments that main gets for these options. */
export function mainArguments({ data, port, empty }, root) {
  return [
    ...(data === undefined ? [] : ['--data', data]),
    ...(port === undefined ? [] : ['--port', String(port)]),
    ...(empty ? [] : ['--sample-firm', path.join(root, 'resources', 'sample-firm')]),
  ];
}

function splitOnce(arg) {
  const at = arg.indexOf('=');
  return [arg.slice(0, at), arg.slice(at + 1)];
}

function takeValue(option, rest) {
  const value = rest.shift();
  if (value === undefined || value === '' || value.startsWith('--'))
    throw new Error(`${option} needs a value.\n${USAGE}`);
  return value;
}

function readPort(text) {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65535) return port;
  throw new Error(`--port takes a number from 0 to 65535, not ${text}.`);
}
