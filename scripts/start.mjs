// `npm start`: installs what is missing, builds what has changed, opens the application. Any Node from 18 on will do for
// this script; the application itself runs under Electron, or under the Node that the project brings with it.
const major = Number(process.versions.node.split('.')[0]);
if (major < 18) {
  console.error(`Clerkwell needs Node.js 20 or newer to start; this is ${process.version}.`);
  process.exit(1);
}
import('./start/main.mjs')
  .then(({ main }) => main(process.argv.slice(2)))
  .catch((error) => {
    console.error(error.message);
    process.exit(1);
  });
