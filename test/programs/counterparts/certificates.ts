import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A certificate with its key, as files and as texts. */
export interface Certificate {
  readonly certificate: string;
  readonly key: string;
  readonly certificateText: string;
  readonly keyText: string;
}

/** An authority that signs certificates, made by openssl. */
export class Authority {
  /** The certificate of the authority itself, as text. */
  public readonly text: string;

  public constructor(
    private readonly folder: string,
    private readonly name: string,
  ) {
    const [key, certificate] = [this.file('key'), this.file('crt')];
    openssl(
      'req',
      '-x509',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-days',
      '2',
      '-subj',
      `/CN=${name}`,
      '-keyout',
      key,
      '-out',
      certificate,
    );
    this.text = readFileSync(certificate, 'utf8');
  }

  /** A certificate for names such as `DNS:localhost` and `IP:127.0.0.1`. */
  public sign(name: string, ...alternatives: string[]): Certificate {
    const [key, certificate] = [join(this.folder, `${name}.key`), join(this.folder, `${name}.crt`)];
    const [request, extensions] = [join(this.folder, `${name}.csr`), join(this.folder, `${name}.ext`)];
    openssl('req', '-new', '-newkey', 'rsa:2048', '-nodes', '-subj', `/CN=${name}`, '-keyout', key, '-out', request);
    writeFileSync(extensions, `subjectAltName=${alternatives.join(',')}\n`);
    const authority = ['-CA', this.file('crt'), '-CAkey', this.file('key'), '-CAcreateserial', '-days', '2'];
    openssl('x509', '-req', '-in', request, ...authority, '-extfile', extensions, '-out', certificate);
    return { certificate, key, certificateText: readFileSync(certificate, 'utf8'), keyText: readFileSync(key, 'utf8') };
  }

  /** A certificate for a public key that somebody else has made. */
  public signKey(name: string, publicKey: string): string {
    const [key, certificate] = [join(this.folder, 'public.key'), join(this.folder, 'public.crt')];
    writeFileSync(key, publicKey);
    const authority = ['-CA', this.file('crt'), '-CAkey', this.file('key'), '-days', '1'];
    openssl('x509', '-new', '-subj', `/CN=${name}`, '-force_pubkey', key, ...authority, '-out', certificate);
    return readFileSync(certificate, 'utf8');
  }

  private file(extension: string): string {
    return join(this.folder, `${this.name}.${extension}`);
  }
}

function openssl(...args: string[]): void {
  const { status, stderr } = spawnSync('openssl', args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`openssl ${args.join(' ')}: ${stderr}`);
}
