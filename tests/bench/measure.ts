import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** What a command cost, its child processes included. */
export interface Cost {
  seconds: number;
  cpuSeconds: number;
  /**
   * The same as seen from outside, process by process, each until 40 ms before its end: also what a sandbox
   * has done whose processor time no parent is told.
   */
  seenCpuSeconds: number;
  /** Largest sum of resident memory over all its processes at one moment. */
  peakRssMb: number;
  stdout: string;
}

const EVERY_MS = 40;
const TICKS_A_SECOND = 100;
const PAGE_BYTES = 4096;

/** Runs a command to its end and measures it by /proc (Linux). Rejects when it fails. */
export function measure(
  [program, ...args]: readonly [string, ...string[]],
  options: { cwd: string; env?: NodeJS.ProcessEnv },
): Promise<Cost> {
  const start = performance.now();
  const child = spawn(program, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  const output = collect(child);
  let cpuTicks = 0;
  let peakPages = 0;
  const ownTicks = new Map<number, number>();
  const sample = () => {
    const tree = processTree(child.pid ?? 0);
    for (const { pid, own } of tree) ownTicks.set(pid, own);
    peakPages = Math.max(
      peakPages,
      tree.reduce((sum, { rssPages }) => sum + rssPages, 0),
    );
    cpuTicks = Math.max(
      cpuTicks,
      tree.reduce((sum, { ticks }) => sum + ticks, 0),
    );
  };
  const timer = setInterval(sample, EVERY_MS);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      clearInterval(timer);
      const { stdout, stderr } = output;
      if (code !== 0) {
        reject(new Error(`${program} ${args.join(' ')} ended with ${code}:\n${stdout}${stderr}`));
        return;
      }
      resolve({
        seconds: Math.round(performance.now() - start) / 1000,
        cpuSeconds: cpuTicks / TICKS_A_SECOND,
        seenCpuSeconds: [...ownTicks.values()].reduce((sum, own) => sum + own, 0) / TICKS_A_SECOND,
        peakRssMb: Math.round((peakPages * PAGE_BYTES) / 1_000_000),
        stdout,
      });
    });
  });
}

function collect(child: ChildProcess): { stdout: string; stderr: string } {
  const output = { stdout: '', stderr: '' };
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    output.stdout += text;
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    output.stderr += text;
  });
  return output;
}

interface Sample {
  pid: number;
  parent: number;
  own: number;
  /** Its own and those of its children that have ended. */
  ticks: number;
  rssPages: number;
}

/** The process and all below it, by proc(5). */
function processTree(root: number): Sample[] {
  const all = readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? sampleOf(name) : []));
  const tree = all.filter(({ pid }) => pid === root);
  for (const member of tree) tree.push(...all.filter(({ parent }) => parent === member.pid));
  return tree;
}

function sampleOf(pid: string): Sample[] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in parentheses may hold anything; fields are counted after it.
    const fields = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const [utime = 0, stime = 0, cutime = 0, cstime = 0] = fields.slice(11, 15);
    return [
      {
        pid: Number(pid),
        parent: fields[1] ?? 0,
        own: utime + stime,
        ticks: utime + stime + cutime + cstime,
        rssPages: fields[21] ?? 0,
      },
    ];
  } catch {
    return [];
  }
}
