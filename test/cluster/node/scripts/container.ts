import { basename } from 'node:path';
import type { JsonObject } from '../../json';
import { commandOf, hookCommand, JOURNAL, type HookScript, type Script } from './script';

/** The image of busybox that `image/build` makes. */
export const BOX = 'docker.io/local/box:1';

/** How a probe asks whether a container is ready. */
export type ProbeHandler = 'exec' | 'httpGet' | 'tcpSocket';

/** How a hook waits: by its own script, or by the kubelet's own sleep. */
export type HookHandler = 'exec' | 'sleep';

/** A container whose shell does what the script says. */
export function container(script: Script, fields: JsonObject = {}): JsonObject {
  return {
    name: script.container,
    image: BOX,
    imagePullPolicy: 'Never',
    command: shell(commandOf(script)),
    volumeMounts: [{ name: 'journal', mountPath: JOURNAL }],
    ...fields,
  };
}

/** What a probe does: it looks for a file, inside the container or through the web server that serves its folder. */
export function probeHandler(handler: ProbeHandler, port: number, file: string): JsonObject {
  if (handler === 'exec') return { exec: { command: ['/bin/test', '-f', file] } };
  return handler === 'httpGet' ? { httpGet: { path: `/${basename(file)}`, port } } : { tcpSocket: { port } };
}

/** What a hook does. */
export function hookHandler(
  handler: HookHandler,
  name: string,
  hook: 'postStart' | 'preStop',
  script: HookScript,
): JsonObject {
  if (handler === 'sleep') return { sleep: { seconds: script.seconds } };
  return { exec: { command: shell(hookCommand(name, hook, script)) } };
}

/** The spec of a Pod whose containers write into a folder of the host. */
export function podSpec(journal: string, fields: JsonObject): JsonObject {
  return {
    enableServiceLinks: false,
    automountServiceAccountToken: false,
    volumes: [{ name: 'journal', hostPath: { path: journal, type: 'Directory' } }],
    ...fields,
  };
}

/** A command that runs a script. */
export function shell(script: string): string[] {
  return ['/bin/sh', '-c', script];
}
