/** Processes that a worker has started. A thread that waits for its child cannot be ended before the child is. */
export interface Children {
  add(pid: number): void;
  endAll(): void;
}

/** None so far. */
export function createChildren(): Children {
  const pids: number[] = [];
  return {
    add: (pid) => void pids.push(pid),
    endAll() {
      for (const pid of pids.splice(0)) end(pid);
    },
  };
}

/** One that has ended already is no fault. */
function end(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It is gone.
  }
}
