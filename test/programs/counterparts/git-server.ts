import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { dirname, join } from 'node:path';
import { closed, listening } from './servers';

/** A Git server over HTTP, by the program of git that web servers run for each request. */
export class GitServer {
  /** How many requests had the right name and password. */
  public answered = 0;
  private readonly work: string;
  private server: Server | undefined;

  /**
   * @param folder - where the repository `site.git` is made
   * @param login - the name and the password, as in `shop:secret`
   */
  public constructor(
    private readonly folder: string,
    private readonly port: number,
    private readonly login: string,
  ) {
    this.work = join(folder, 'work');
    git(folder, 'init', '--quiet', '--bare', '--initial-branch=main', 'site.git');
    git(folder, 'clone', '--quiet', 'site.git', 'work');
  }

  public get url(): string {
    return `http://127.0.0.1:${this.port}/site.git`;
  }

  /** The folder of the repository. */
  public get repository(): string {
    return join(this.folder, 'site.git');
  }

  /** Commits files and publishes them, with a tag if one is named. */
  public commit(files: { readonly [path: string]: string }, tag?: string): void {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(this.work, path)), { recursive: true });
      writeFileSync(join(this.work, path), text);
    }
    git(this.work, 'add', '--all');
    git(this.work, '-c', 'user.name=shop', '-c', 'user.email=shop@example.com', 'commit', '--quiet', '-m', 'Change');
    if (tag !== undefined) git(this.work, 'tag', tag);
    git(this.work, 'push', '--quiet', '--tags', 'origin', 'HEAD:main');
  }

  public async start(): Promise<void> {
    this.server = createServer((request, response) => this.answer(request, response));
    await listening(this.server, this.port);
  }

  public stop(): Promise<void> {
    return closed(this.server);
  }

  private answer(request: IncomingMessage, response: ServerResponse): void {
    const wanted = `Basic ${Buffer.from(this.login).toString('base64')}`;
    if (request.headers.authorization !== wanted) {
      response.writeHead(401, { 'WWW-Authenticate': 'Basic realm="git"' }).end();
      return;
    }
    this.answered += 1;
    const backend = spawn('git', ['http-backend'], { env: variablesFor(request, this.folder) });
    request.pipe(backend.stdin);
    const chunks: Buffer[] = [];
    backend.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    backend.once('close', () => sendAnswer(Buffer.concat(chunks), response));
  }
}

/** Source: RFC 3875, and git-http-backend(1) */
function variablesFor({ url = '/', method = 'GET', headers }: IncomingMessage, folder: string): NodeJS.ProcessEnv {
  const { pathname, search } = new URL(url, 'http://git');
  return {
    PATH: process.env['PATH'],
    GIT_PROJECT_ROOT: folder,
    GIT_HTTP_EXPORT_ALL: '1',
    PATH_INFO: pathname,
    QUERY_STRING: search.slice(1),
    REQUEST_METHOD: method,
    REMOTE_USER: 'shop',
    CONTENT_TYPE: headers['content-type'],
    HTTP_CONTENT_ENCODING: headers['content-encoding'],
    GIT_PROTOCOL: headers['git-protocol'] as string | undefined,
  };
}

function sendAnswer(answer: Buffer, response: ServerResponse): void {
  const end = answer.indexOf('\r\n\r\n');
  const fields = answer.subarray(0, end).toString().split('\r\n');
  const headers = fields.map((line) => line.split(/: (.*)/s, 2) as [string, string]);
  const status = headers.find(([name]) => name === 'Status')?.[1] ?? '200';
  response.writeHead(Number.parseInt(status, 10), headers.filter(([name]) => name !== 'Status').flat());
  response.end(answer.subarray(end + 4));
}

function git(folder: string, ...args: string[]): void {
  const { status, stderr } = spawnSync('git', args, { cwd: folder, encoding: 'utf8' });
  if (status !== 0) throw new Error(`git ${args.join(' ')}: ${stderr}`);
}
