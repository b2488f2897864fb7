import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removeFolder } from './remove-folder';

/** Writes files into a folder as fast as it can, for a while, and makes none. */
const WRITES = `
  const { writeFileSync } = require('node:fs');
  const end = Date.now() + 500;
  for (let name = 0; Date.now() < end; name += 1) try { writeFileSync(String(name), ''); } catch {}`;

test('a folder is removed though a process writes into it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'remove-test-'));
  const writer = spawn(process.execPath, ['--eval', `${WRITES}`], { cwd: folder, stdio: 'ignore' });
  const ended = once(writer, 'exit');
  while (!existsSync(join(folder, '0'))) await new Promise((resolve) => setTimeout(resolve, 1));
  removeFolder(folder);
  expect(existsSync(folder)).toBe(false);
  await ended;
}, 60_000);
