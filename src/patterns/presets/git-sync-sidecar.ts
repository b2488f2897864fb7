import { posix } from 'node:path';
import { Duration, Size } from 'cdk8s';
import type { Construct } from 'constructs';
import { addMountOnce, addPartsToClients } from '../../edits/add-container-part';
import { checkCall } from '../../options/check-call';
import { namesOf } from '../../plus/pod-references';
import { ProbeSet } from '../../probes/probe-set';
import type { HelperResources } from '../../qos/resource-amounts';
import { requireAppAnswers } from '../app-request';
import { checkGitSyncProps } from '../git-sync/checks';
import * as gitSync from '../git-sync/flags';
import type { GitSyncSidecarProps } from '../git-sync/props';
import { InitStep } from '../init-step';
import { volumeMount } from '../parts/mounts';
import { optionOf } from '../parts/reject-helper';
import { omitResourcesIfBestEffort } from '../parts/resources';
import { volumeNameFor } from '../parts/volume-name';
import type { HelperVolume } from '../parts/volumes';
import { Placement } from '../placement';
import { startupHttpGet } from '../preset-probes';
import { withDefaults } from '../preset-props';
import { inPlace, presetPlace, secretFileVolume, SMALL_DIRECTORY, type SecretFile } from '../preset-values';
import { Sidecar, type SidecarProps } from '../sidecar';

/**
 * git-sync beside the app: the files of a repository, followed from commit to commit. The app starts once the first copy is
 * there, and reads each new one through a link that is replaced as a whole.
 *
 * @see https://github.com/kubernetes/git-sync
 *
 * @example
 * new GitSyncSidecar(deployment, 'content', {
 *   repository: 'https://git.example.com/shop/site.git',
 *   ref: 'main',
 *   path: '/content',
 * });
 */
export class GitSyncSidecar extends Sidecar {
  /** The image that the preset is made for. */
  public static readonly IMAGE = 'registry.k8s.io/git-sync/git-sync:v4.7.1';

  /** The absolute path of the files in the clients. */
  public readonly contentPath: string;

  /**
   * @param scope - the workload whose Pod it joins, or a construct below one
   * @param id - the id of the construct, and the name of the container unless another is given
   * @param props - the repository, and who reads its files
   * @throws FindingsError if there is no Pod to join, or the id or an option cannot be taken; what else is wrong is found
   * at synthesis
   */
  public constructor(scope: Construct, id: string, props: GitSyncSidecarProps) {
    checkCall('GitSyncSidecar', arguments, { isExtended: new.target !== GitSyncSidecar });
    const place = presetPlace('GitSyncSidecar', scope, id);
    inPlace(place, () => checkGitSyncProps(place, props));
    super(scope, id, sidecarProps(props.name ?? id, props));
    const { path, directory = '', webhook } = props;
    this.contentPath = posix.join(path, gitSync.LINK, directory);
    if (props.initStep ?? isOrdinary(props)) this.makeFirstCopy(props);
    this.tellClients(props);
    if (webhook) requireAppAnswers(this, 'webhook', webhook);
    if (props.resources === undefined) omitResourcesIfBestEffort(this);
  }

  private makeFirstCopy(props: GitSyncSidecarProps): void {
    const { containerName } = this;
    const { image, imagePullPolicy, resources, securityContext } = sidecarProps(containerName, props);
    const { before = [], after = [] } = props;
    const step = new InitStep(this, 'first-copy', {
      image,
      ...(imagePullPolicy && { imagePullPolicy }),
      name: volumeNameFor(containerName, 'first-copy'),
      args: gitSync.firstCopyArguments(props),
      ...(securityContext && { securityContext }),
      ...(resources && { resources }),
      emptyDirs: [{ path: '/tmp', sizeLimit: SMALL_DIRECTORY }],
      volumeMounts: [
        { volume: contentVolume(containerName), path: gitSync.VOLUME },
        ...secretFiles(props).map(({ purpose, directory }) => ({
          volume: volumeNameFor(containerName, purpose),
          path: directory,
          readOnly: true,
        })),
      ],
      before: isOrdinary(props) ? before : [containerName, ...before],
      after,
    });
    if (props.resources === undefined) omitResourcesIfBestEffort(step);
  }

  private tellClients({ path, pathVariable, clients }: GitSyncSidecarProps): void {
    const names = clients && namesOf(clients);
    const option = optionOf(this, 'clients');
    const mount = volumeMount({ volume: contentVolume(this.containerName), path, readOnly: true });
    this.podTemplate._keep({ ...addMountOnce(mount, names), option });
    if (pathVariable === undefined) return;
    const variable = { name: pathVariable, value: this.contentPath };
    this.podTemplate._keep({ ...addPartsToClients('variable', [variable], names), option });
  }
}

/** The user and group of the image; the SSH client needs a user with a name. */
const USER = 65533;

/**
 * git and its HTTP helper take some 20 MiB, and more while they unpack a large repository. The memory has one amount, so that
 * the container fits a Guaranteed Pod; a limit of the CPU would only delay a copy.
 */
const RESOURCES: HelperResources = {
  cpu: { request: { amount: '50m' } },
  memory: { request: Size.mebibytes(128), limit: Size.mebibytes(128) },
};

function isOrdinary({ placement }: GitSyncSidecarProps): boolean {
  return placement === Placement.APP_CONTAINER;
}

function contentVolume(container: string): string {
  return volumeNameFor(container, 'files');
}

function sidecarProps(container: string, props: GitSyncSidecarProps): SidecarProps {
  const { healthPort = gitSync.HEALTH_PORT, metrics, firstSyncWithin = Duration.minutes(5) } = props;
  const { sizeLimit = Size.gibibytes(1) } = props;
  const { before, after, ...chosen } = withDefaults(props, {
    image: GitSyncSidecar.IMAGE,
    // It answers 503 until the first copy is there.
    probes: ProbeSet.of({ startup: startupHttpGet('/', healthPort, firstSyncWithin.toSeconds()) }),
    resources: RESOURCES,
    securityContext: { user: USER },
  });
  return {
    ...chosen,
    // Of an ordinary container the order is that of its init step.
    ...(!isOrdinary(props) && { ...(before && { before }), ...(after && { after }) }),
    args: gitSync.followingArguments(props),
    emptyDirs: [
      { path: gitSync.VOLUME, name: contentVolume(container), sizeLimit },
      { path: '/tmp', sizeLimit: SMALL_DIRECTORY },
    ],
    volumes: secretVolumes(container, props),
    metrics: { ...metrics, port: healthPort },
  };
}

function secretVolumes(container: string, props: GitSyncSidecarProps): HelperVolume[] {
  return secretFiles(props).map((file) => secretFileVolume(container, file));
}

function secretFiles({ login, ssh }: GitSyncSidecarProps): SecretFile[] {
  return [
    ...(login ? [{ purpose: 'password', reference: login.password, ...gitSync.PASSWORD }] : []),
    ...(ssh
      ? [
          { purpose: 'ssh-key', reference: ssh.key, ...gitSync.SSH_KEY },
          { purpose: 'known-hosts', reference: ssh.knownHosts, ...gitSync.KNOWN_HOSTS },
        ]
      : []),
  ];
}
