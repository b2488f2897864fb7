import { realpathSync } from 'node:fs';
import * as path from 'node:path';
import { parseImageReference } from '../../../../src/kubernetes/image';
import { stopSignalOfImage } from '../../../../src/kubernetes/image-stop-signal';
import { findProgram } from '../../../programs/needs';
import { JUDGE } from '../../binaries';
import { lastLines, run } from '../../command';
import { JudgeError } from '../../judge-error';
import type { Cluster } from '../cluster';

/** An image of programs of this machine under the name that a container asks for. */
export interface Image {
  readonly name: string;
  /** The first one is what the image starts. */
  readonly programs: readonly string[];
  /** Libraries that programs load by themselves, and folders. */
  readonly files?: () => readonly string[];
}

const SCRIPT = path.join(JUDGE, 'cluster', 'image', 'of-programs');

/** Makes images in a folder, and the node knows them then. */
export async function makeImages(cluster: Cluster, folder: string, images: readonly Image[]): Promise<void> {
  for (const [index, { name, programs, files }] of images.entries()) {
    const archive = path.join(folder, `${index}.tar`);
    const parts = [...programs.map(fileOf), ...(files?.() ?? [])];
    const args = [archive, fullName(name), stopSignalOfImage(name) ?? 'SIGTERM', ...parts];
    const { status, stderr } = await run(SCRIPT, args, JUDGE);
    if (status !== 0) throw new JudgeError(`The image ${name} could not be made:\n${lastLines(stderr, 15)}`);
    await cluster.importImage(archive);
  }
}

/** What PostgreSQL loads besides its shared libraries. */
export function postgresFiles(): string[] {
  const version = path.dirname(postgresFolder());
  const loaded = ['dict_snowball.so', 'plpgsql.so'].map((library) => path.join(version, 'lib', library));
  return [...loaded, `/usr/share/postgresql/${path.basename(version)}`];
}

/** The programs of PostgreSQL find their files from where they are; on the path are links, and scripts of Debian. */
const OF_POSTGRES = new Set(['initdb', 'postgres', 'psql', 'pg_isready']);

function fileOf(program: string): string {
  return OF_POSTGRES.has(program) ? path.join(postgresFolder(), program) : found(program);
}

function postgresFolder(): string {
  return path.dirname(realpathSync(found('initdb')));
}

function found(program: string): string {
  const file = findProgram(program);
  if (file === undefined) throw new JudgeError(`${program} is missing.`);
  return file;
}

function fullName(image: string): string {
  const { domain, repository, tag } = parseImageReference(image) ?? {};
  return `${domain}/${repository}:${tag}`;
}
