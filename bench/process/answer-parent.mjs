/** Preloaded into every measured server (`node --import`): answers the parent's `time` and `memory` over IPC. */
process.on('message', (message) => {
  if (message === 'time') {
    const { user, system } = process.cpuUsage();
    process.send?.({ kind: 'time', cpuMicroseconds: user + system });
  }
  if (message === 'memory') {
    Reflect.get(globalThis, 'gc')?.();
    const { rss, heapUsed, external } = process.memoryUsage();
    process.send?.({ kind: 'memory', resident: rss, heap: heapUsed + external });
  }
});
process.on('disconnect', () => process.exit());
process.channel?.unref();
