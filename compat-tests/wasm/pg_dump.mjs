// Runs a pg_dump that was compiled to WebAssembly against a real server: node pg_dump.mjs PG_DUMP.WASM OPTIONS
//
// Its libpq knows no sockets: it leaves what it sends in a file, yields, and finds the answer in another. Here that goes
// to the server and back. The rest is WASI, with a folder for temporary files as its whole world. For plain dumps only:
// no threads, no zlib. Of its standard error only its own messages are passed on, as libpq's port chatters there.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { WASI } from 'node:wasi';
import { MessageChannel, Worker, receiveMessageOnPort } from 'node:worker_threads';

/** Where the build counts answers, to give up at the 1,025th. */
const COUNTER = 214316;

const [program, ...given] = process.argv.slice(2);
const options = takeOptions(given);
const root = fs.mkdtempSync(path.join(os.tmpdir(), 'pg_dump-wasm-'));
const sockets = path.join(root, 'tmp/pglite/base');
const sent = path.join(sockets, '.s.PGSQL.5432.in');
const answered = path.join(sockets, '.s.PGSQL.5432.out');

process.exitCode = await run().finally(() => fs.rmSync(root, { recursive: true, force: true }));

async function run() {
  fs.mkdirSync(sockets, { recursive: true });
  fs.writeFileSync(path.join(root, 'pg_dump'), '', { mode: 0o755 }); // it looks for itself
  const output = fs.openSync(path.join(root, 'stdout'), 'w+');
  const errors = fs.openSync(path.join(root, 'stderr'), 'w+');
  const server = connectWhenAsked();
  const wasi = new WASI({
    version: 'preview1',
    args: ['pg_dump', ...options.rest, '-U', options.username, '-f', '/tmp/dump'],
    env: environment(),
    preopens: { '/': root },
    stdout: output,
    stderr: errors,
    returnOnExit: true,
  });
  const imports = {
    ...wasi.wasiImport,
    sched_yield: () => {
      if (fs.existsSync(sent)) {
        const message = fs.readFileSync(sent);
        fs.unlinkSync(sent);
        fs.writeFileSync(answered, server.exchange(message));
        new DataView(instance.exports.memory.buffer).setInt32(COUNTER, 0, true);
      }
      return 0;
    },
  };
  const { instance } = await WebAssembly.instantiate(fs.readFileSync(program), { wasi_snapshot_preview1: imports });
  const status = start(wasi, instance);
  await server.end();
  passOn(path.join(root, 'stderr'), 2, (text) => text.match(/^pg_dump: .*\n/gm)?.join('') ?? '');
  passOn(path.join(root, 'stdout'), 1, (text) => (options.rest.some((o) => /^--?(help|version|V|\?)$/.test(o)) ? text : ''));
  if (fs.existsSync(path.join(root, 'tmp/dump'))) {
    const dump = fs.readFileSync(path.join(root, 'tmp/dump'));
    options.file === undefined ? writeAll(1, dump) : fs.writeFileSync(options.file, dump);
  }
  return status;
}

/** It traps when it frees a finished connection, behind all else: a dump that is complete then was a success. */
function start(wasi, instance) {
  try {
    return wasi.start(instance);
  } catch (trap) {
    const dump = path.join(root, 'tmp/dump');
    const end = fs.existsSync(dump) ? fs.readFileSync(dump).subarray(-200).toString('latin1') : '';
    if (end.includes('PostgreSQL database dump complete')) {
      return 0;
    }
    console.error(`pg_dump.wasm: ${trap.message}`);
    return 99;
  }
}

function environment() {
  const { PGHOST, PGPORT, PGUSER, ...others } = process.env;
  return { ...others, PWD: '/', PGSSLMODE: 'disable', PGGSSENCMODE: 'disable' };
}

/** Where to connect to and what to write is the bridge's own business; everything else is pg_dump's. */
function takeOptions(all) {
  const taken = {
    host: process.env.PGHOST || '/var/run/postgresql',
    port: process.env.PGPORT || '5432',
    username: process.env.PGUSER || os.userInfo().username,
    file: undefined,
    rest: [],
  };
  const names = { h: 'host', p: 'port', U: 'username', f: 'file' };
  for (let i = 0; i < all.length; i++) {
    const [, name, value] = all[i].match(/^--(host|port|username|file)(?:=(.*))?$/s) ?? [];
    const [, letter, attached] = all[i].match(/^-([hpUf])(.*)$/s) ?? [];
    if (name || letter) {
      taken[name ?? names[letter]] = value ?? (attached || all[++i]);
    } else {
      taken.rest.push(all[i]);
    }
  }
  return taken;
}

/** A worker holds the connection, for which this thread can wait while WebAssembly is on its stack. */
function connectWhenAsked() {
  const signal = new Int32Array(new SharedArrayBuffer(4));
  const { port1, port2 } = new MessageChannel();
  const target = options.host.startsWith('/')
    ? { path: `${options.host}/.s.PGSQL.${options.port}` }
    : { host: options.host, port: Number(options.port) };
  const worker = new Worker(`(${holdConnection})()`, {
    eval: true,
    workerData: { signal, port: port2, target },
    transferList: [port2],
  });
  return {
    exchange(message) {
      Atomics.store(signal, 0, 0);
      port1.postMessage(withSetting(withUser(message)));
      Atomics.wait(signal, 0, 0);
      let answer;
      while (!(answer = receiveMessageOnPort(port1)));
      return answer.message;
    },
    end: () => worker.terminate(),
  };
}

/** The first message, which alone begins with its length, leaves the user out. */
function withUser(message) {
  if (message[0] !== 0 || message.includes('user\0')) {
    return message;
  }
  const body = Buffer.concat([message.subarray(4, 8), Buffer.from(`user\0${options.username}\0`), message.subarray(8)]);
  const length = Buffer.alloc(4);
  length.writeInt32BE(body.length + 4);
  return Buffer.concat([length, body]);
}

/** The build renamed a variable, and with it the setting of the same name. */
function withSetting(message) {
  const renamed = message.indexOf('fe_utils_quote_all_identifiers');
  if (message[0] !== 'Q'.charCodeAt(0) || renamed < 0) {
    return message;
  }
  const mended = Buffer.concat([message.subarray(0, renamed), message.subarray(renamed + 'fe_utils_'.length)]);
  mended.writeInt32BE(mended.length - 1, 1);
  return mended;
}

/** Runs in the worker: sends each message and answers with all that comes up to the server's being ready again. */
function holdConnection() {
  const { workerData } = require('node:worker_threads');
  const { signal, port, target } = workerData;
  let socket;
  let parts = [];
  let rest = Buffer.alloc(0);
  let waiting = false;
  let closed = false;
  const answer = () => {
    waiting = false;
    port.postMessage(Buffer.concat(parts));
    parts = [];
    Atomics.store(signal, 0, 1);
    Atomics.notify(signal, 0);
  };
  const read = (bytes) => {
    parts.push(bytes);
    const all = Buffer.concat([rest, bytes]);
    let at = 0;
    let ready = false;
    while (all.length - at >= 5 && all.length - at > all.readInt32BE(at + 1)) {
      const isAskedForPassword = all[at] === 'R'.charCodeAt(0) && all.readInt32BE(at + 5) !== 0;
      ready = all[at] === 'Z'.charCodeAt(0) || isAskedForPassword;
      at += all.readInt32BE(at + 1) + 1;
    }
    rest = all.subarray(at);
    if (waiting && ready && rest.length === 0) {
      answer();
    }
  };
  const end = () => {
    closed = true;
    if (waiting) {
      answer();
    }
  };
  port.on('message', (message) => {
    waiting = true;
    if (!socket) {
      socket = require('node:net').connect(target).setNoDelay().on('data', read).on('close', end).on('error', end);
    }
    if (closed) {
      answer();
      return;
    }
    socket.write(message);
    if (message[0] === 'X'.charCodeAt(0)) {
      answer();
    }
  });
}

function passOn(file, descriptor, chosen) {
  writeAll(descriptor, Buffer.from(chosen(fs.readFileSync(file, 'latin1')), 'latin1'));
}

/** A pipe takes what it has room for. */
function writeAll(descriptor, bytes) {
  for (let at = 0; at < bytes.length; ) {
    try {
      at += fs.writeSync(descriptor, bytes, at);
    } catch (e) {
      if (e.code !== 'EAGAIN') {
        throw e;
      }
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2);
    }
  }
}
