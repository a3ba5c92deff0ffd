// A demo of our own for each worker: its own program, its own folder, a free port.
import { spawn, type ChildProcess } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

const START_MS = 120_000;

export interface Demo {
  /** Where it answers, as in http://127.0.0.1:40123 */
  address: string;
  stop(): Promise<void>;
}

/** Starts `shiremoot demo` and waits until it has said its address and answers there. */
export async function startDemo(today = "2022-02-01"): Promise<Demo> {
  const program = process.env.SHIREMOOT_BIN;
  if (!program) throw new Error("SHIREMOOT_BIN is not set: run the journeys with `cargo xtask test`");
  const folder = await mkdtemp(join(tmpdir(), "shiremoot-e2e-"));
  const child = spawn(program, ["demo", "--listen", "127.0.0.1:0", "--today", today], {
    env: { ...process.env, TMPDIR: folder },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const stop = async () => {
    await end(child);
    await rm(folder, { recursive: true, force: true });
  };
  try {
    return { address: await addressOf(child), stop };
  } catch (why) {
    await stop();
    throw why;
  }
}

/** Reads what the program says until it names an address; the program listens before it does so. */
function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((found, failed) => {
    let said = "";
    const timer = setTimeout(() => failed(new Error(`no address after ${START_MS} ms:\n${said}`)), START_MS);
    const hear = (piece: Buffer) => {
      said += piece.toString();
      const address = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0];
      if (address) {
        clearTimeout(timer);
        found(address);
      }
    };
    child.stdout?.on("data", hear);
    child.stderr?.on("data", hear);
    child.on("error", failed);
    child.on("exit", (code) => {
      clearTimeout(timer);
      failed(new Error(`the demo ended with ${code}:\n${said}`));
    });
  });
}

function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((done) => {
    const kill = setTimeout(() => child.kill("SIGKILL"), 10_000);
    child.on("exit", () => {
      clearTimeout(kill);
      done();
    });
    child.kill("SIGINT");
  });
}
