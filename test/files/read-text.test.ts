import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { findFiles } from '../../src/files/find-files';
import { MAX_FILE_BYTES, readStream, readText, type FileText } from '../../src/files/read-text';

const TOO_LARGE = { problem: 'is larger than 32 MiB, which is more than is read: split it into several files.' };

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'read-text-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

function read(content: string | Buffer): FileText {
  const file = join(folder, 'a.yaml');
  writeFileSync(file, content);
  return readText([...findFiles(file)][0]!);
}

test('the text of a file is read as UTF-8', () => {
  expect(read('a: café\n')).toEqual({ text: 'a: café\n' });
  expect(read('')).toEqual({ text: '' });
});

test('a file over 32 MiB is refused without being read', () => {
  const file = join(folder, 'large.yaml');
  writeFileSync(file, '');
  truncateSync(file, MAX_FILE_BYTES + 1);
  expect(readText({ file, size: MAX_FILE_BYTES + 1 })).toEqual(TOO_LARGE);
  expect(readText({ file: join(folder, 'none'), size: MAX_FILE_BYTES + 1 })).toEqual(TOO_LARGE);
});

test.each<[string, Buffer, object]>([
  ['a zero byte', Buffer.from('a: 1\nb: \0'), { problem: 'is a binary file: it holds a zero byte.', line: 2 }],
  [
    'bytes that are no UTF-8',
    Buffer.concat([Buffer.from('a: café\nb: 1\nc: '), Buffer.from([0xe9]), Buffer.from('\nd: 1\n')]),
    { problem: 'is not UTF-8 text: save it as UTF-8.', line: 3 },
  ],
  [
    'half a character at its end',
    Buffer.concat([Buffer.from('a: 1\n'), Buffer.from([0xf0, 0x9f])]),
    { problem: 'is not UTF-8 text: save it as UTF-8.', line: 2 },
  ],
])('a file with %s is refused', (_, content, expected) => {
  expect(read(content)).toEqual(expected);
});

test('a file that is gone or a folder by now is named', () => {
  expect(readText({ file: join(folder, 'none'), size: 1 })).toEqual({ problem: 'does not exist.' });
  expect(readText({ file: folder, size: 1 })).toEqual({ problem: 'is a folder.' });
});

test('a pipe is read to its end, and left where it has none', () => {
  const pipe = join(folder, 'pipe');
  execFileSync('mkfifo', [pipe]);
  spawn('sh', ['-c', `printf 'a: 1' > ${pipe}`], { stdio: 'ignore' });
  expect(readText({ file: pipe })).toEqual({ text: 'a: 1' });
  expect(readText({ file: '/dev/zero' })).toEqual(TOO_LARGE);
});

test('a stream is read to its end, and left where it is too long', async () => {
  expect(
    await readStream(Readable.from([Buffer.from('café').subarray(0, 3), Buffer.from('café').subarray(3)])),
  ).toEqual({ text: 'café' });
  const chunk = Buffer.alloc(1024 * 1024, 'a');
  const endless = Readable.from(
    (function* () {
      for (;;) yield chunk;
    })(),
  );
  expect(await readStream(endless)).toEqual(TOO_LARGE);
});

test('UTF-16 with its byte order mark is read, as kubectl does', () => {
  const little = Buffer.from('\ufeffa: café\n', 'utf16le');
  expect(read(little)).toEqual({ text: 'a: café\n' });
  expect(read(Buffer.from(little).swap16())).toEqual({ text: 'a: café\n' });
});
