// Loaded before a program that is measured: writes its peak memory, in kibibytes, and the time that the processor spent on it, in
// seconds, to file descriptor 3.
const { readFileSync, writeSync } = require('node:fs');

// What the kernel counts for a process begins with the size of the one that it was forked from; only Linux tells more.
function peakKibibytes() {
  if (process.platform !== 'linux') return process.resourceUsage().maxRSS;
  return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'))[1]);
}

process.on('exit', () => {
  const { user, system } = process.cpuUsage();
  writeSync(3, JSON.stringify({ kibibytes: peakKibibytes(), seconds: (user + system) / 1e6 }));
});
