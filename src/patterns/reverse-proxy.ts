import type { Construct } from 'constructs';
import { serviceTargetLost } from '../edits/edit-problems';
import { APP_PORT_USES } from '../edits/port-problems';
import { addCheck } from '../edits/check';
import { movePortName } from '../edits/move-port-name';
import type { PodDraft } from '../edits/pod-draft';
import { EditPhase } from '../edits/pod-edit';
import { FindingSeverity } from '../findings/finding-kind';
import type { EditProblem } from '../findings/problem';
import { checkCall } from '../options/check-call';
import { featureOf, isFeatureOn } from '../kubernetes/fields/features';
import { containersOf, isLongRunning } from '../pod/containers';
import { portsOfContainer, type DeclaredPort } from '../pod/network/ports';
import { findsSidecarPorts } from '../pod/network/service-target';
import { guardPort } from '../template/guarded-ports';
import { requireAppPort } from './app-port';
import { clientVariables } from './parts/client-variables';
import { setVariables } from './parts/localhost-endpoint';
import type { LocalhostVariables } from './parts/localhost-variables';
import { helperPort, type HelperPort } from './parts/ports';
import { optionOf } from './parts/reject-helper';
import { Sidecar, type SidecarProps } from './sidecar';

/**
 * The port of the app to which a reverse proxy forwards.
 */
export interface UpstreamPort {
  /**
   * The number, from 1 to 65535 (finding `port-number`), over TCP. One that no other container declares is the finding
   * `upstream-port`.
   */
  readonly number: number;

  /**
   * The name that the port gets instead of the one that the proxy takes over, such as one for a PodMonitor that goes past
   * the proxy.
   *
   * @default - none
   */
  readonly name?: string;

  /**
   * Whether the port need not be declared, as one that the app opens on localhost only.
   * @default false
   */
  readonly undeclared?: boolean;
}

/**
 * A proxy in front of the app.
 */
export interface ReverseProxyProps extends SidecarProps {
  /**
   * The port on which clients reach it, over TCP. It is declared on the container, besides those in `ports`. Without a name it takes that of
   * the upstream port, so that Services that target the name lead to the proxy. With another name, the upstream port keeps
   * its own.
   */
  readonly listen: number | HelperPort;

  /** The port of the app to which it forwards. */
  readonly upstream: UpstreamPort;

  /**
   * The environment variables by which the proxy finds the app.
   * @default - none: its configuration or arguments say it
   */
  readonly upstreamVariables?: LocalhostVariables;
}

/**
 * A proxy that stands in front of the app: it terminates TLS, authenticates, limits requests, and forwards to the app on
 * localhost. The name of the app's port goes to the proxy; the app's probes stay, and call its port by the number. A
 * Service of the same tree that still leads to the app is the finding `service-target`.
 *
 * @example
 * new ReverseProxy(deployment, 'auth', {
 *   image: 'quay.io/oauth2-proxy/oauth2-proxy:v7.12.0',
 *   securityContext: { user: 65532 },
 *   listen: { number: 4180 },
 *   upstream: { number: 8080 },
 *   upstreamVariables: { url: 'OAUTH2_PROXY_UPSTREAMS' },
 * });
 */
export class ReverseProxy extends Sidecar {
  /** The number of the port on which clients reach it. */
  public readonly port: number;

  /**
   * @param scope - the workload whose Pod it joins, or a construct below one
   * @param id - the id of the construct, and the name of the container unless another is given
   * @param props - the container, its port, and the port behind it
   * @throws FindingsError if there is no Pod to join; what else is wrong is found at synthesis
   */
  public constructor(scope: Construct, id: string, props: ReverseProxyProps) {
    checkCall('ReverseProxy', arguments, { isExtended: new.target !== ReverseProxy });
    const { upstream, upstreamVariables = {}, ports = [] } = props;
    const listen = helperPort(props.listen);
    super(scope, id, { ...props, ports: [props.listen, ...ports] });
    this.port = listen.number;
    requireAppPort(this, {
      number: upstream.number,
      isUndeclared: upstream.undeclared === true,
      use: APP_PORT_USES.UPSTREAM,
      option: optionOf(this, 'upstream.number'),
    });
    const variables = clientVariables(
      this,
      { port: { number: upstream.number } },
      { names: upstreamVariables, option: optionOf(this, 'upstreamVariables') },
    );
    this.podTemplate._keep(setVariables(variables, [this.containerName], upstreamVariables));
    this.takePortName(listen, upstream);
  }

  /**
   * The first port is the one on which clients reach it.
   * @internal
   */
  protected override _portPlace(index: number): string {
    return index === 0 ? optionOf(this, 'listen') : super._portPlace(index - 1);
  }

  private takePortName(listen: HelperPort, upstream: UpstreamPort): void {
    const { containerName, podTemplate, port } = this;
    podTemplate._keep(movePortName({ container: containerName, port, from: upstream.number, fromName: upstream.name }));
    if (listen.name === undefined) {
      podTemplate._keep(addCheck(EditPhase.PATCHES, (draft) => this.portNotFound(draft)));
      podTemplate._keep(addCheck(EditPhase.PATCHES, (draft) => this.nameLeftBehind(draft, upstream)));
    }
    guardPort(this, { workload: podTemplate.workload, proxy: containerName, proxyPort: port, port: upstream.number });
  }

  /**
   * Before Kubernetes 1.32, Services do not find the name of a port in a native sidecar. Whether one targets the name
   * nobody knows here: it can stand elsewhere.
   */
  private portNotFound(draft: PodDraft): EditProblem | undefined {
    const { spec, target } = draft;
    const own = containersOf(spec).find(({ name }) => name === this.containerName);
    const name = own && portsOfContainer(own).find(({ port }) => port === this.port)?.name;
    if (own?.kind !== 'sidecar' || name === undefined || findsSidecarPorts(target.version)) return undefined;
    // Without native sidecars there is a worse problem, whose cure is the same.
    if (!isFeatureOn(featureOf('SidecarContainers'), target)) return undefined;
    const lost = serviceTargetLost(
      {
        name,
        proxy: this.containerName,
        reason: `Kubernetes ${String(target.version)} looks for the name in \`containers\` alone, and it is a native sidecar`,
        fix: `let Services target the number ${this.port}, make it an ordinary container with \`placement: Placement.APP_CONTAINER\`, or let TargetCluster say that the cluster runs 1.32 or newer.`,
      },
      this.node.path,
    );
    return { ...lost, kind: { ...lost.kind, severity: FindingSeverity.WARNING } };
  }

  /** Code behind this one, or a patch, gave the upstream port a name that the proxy should have taken over. */
  private nameLeftBehind({ spec }: PodDraft, upstream: UpstreamPort): EditProblem | undefined {
    const left = containersOf(spec)
      .filter((container) => isLongRunning(container) && container.name !== this.containerName)
      .flatMap(portsOfContainer)
      .find((port) => isNamed(port, upstream));
    if (left?.name === undefined) return undefined;
    return serviceTargetLost(
      {
        name: left.name,
        proxy: this.containerName,
        reason: `port ${upstream.number} of "${left.container.name}" has got the name after "${this.containerName}" could take it over`,
        fix: 'write a proxy in front of another one behind it in the code, and name ports without a patch.',
      },
      this.node.path,
    );
  }
}

function isNamed({ port, protocol, name }: DeclaredPort, upstream: UpstreamPort): boolean {
  return port === upstream.number && protocol === 'TCP' && name !== undefined && name !== upstream.name;
}
