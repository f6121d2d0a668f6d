// The bare path of a plugin call: main → this process → its thread → back, and nothing on the way.
import { Worker } from 'node:worker_threads';

const worker = new Worker(new URL('./worker.mjs', import.meta.url));
const { parentPort } = process; // Electron's; Node has `process.send`
const post = parentPort ? (message) => parentPort.postMessage(message) : (message) => process.send(message);
const receive = ({ id, request }) => worker.postMessage({ id, output: request.input });

worker.on('message', ({ id, output }) => post({ type: 'returned', id, output }));
if (parentPort) parentPort.on('message', ({ data }) => receive(data));
else process.on('message', receive).once('disconnect', () => process.exit());
