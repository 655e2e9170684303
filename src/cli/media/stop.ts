const SIGNALS = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 } as const;
type StopSignal = keyof typeof SIGNALS;

export interface Stop {
  /** Aborts at the first Ctrl-C, hang-up of the line, or TERM. */
  signal: AbortSignal;
  /** 128 + the number of the signal, as shells do; `null` while nobody has asked to stop. */
  exitCode(): number | null;
  release(): void;
}

/** Listens for whoever wants this process to stop. A second time ends it at once: nothing is lost by it. */
export function listenForStop(): Stop {
  const controller = new AbortController();
  let exitCode: number | null = null;
  const stop = (name: NodeJS.Signals) => {
    const code = 128 + SIGNALS[name as StopSignal];
    if (exitCode !== null) process.exit(code);
    exitCode = code;
    controller.abort();
  };
  // Whose line hung up has no terminal left to write to.
  const ignore = () => {};
  for (const name of Object.keys(SIGNALS) as StopSignal[]) process.on(name, stop);
  process.stdout.on('error', ignore);
  process.stderr.on('error', ignore);
  return {
    signal: controller.signal,
    exitCode: () => exitCode,
    release() {
      for (const name of Object.keys(SIGNALS) as StopSignal[]) process.off(name, stop);
      process.stdout.off('error', ignore);
      process.stderr.off('error', ignore);
    },
  };
}
