import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { configMap } from '../synth/project';
import { Branch, type StepEnd } from './branch';
import { Forge } from './forge';
import { githubSteps, gitlabSteps } from './recipes';

/** Each of these starts processes. */
const MILLIS = 120_000;

/** GitHub takes no longer comment. */
const MAX_COMMENT = 65_536;

const MARKER = '<!-- pod-patterns -->\n';

function deployment(name: string, image: string, label = 'web'): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name} }
spec:
  selector: { matchLabels: { app: ${label} } }
  template:
    metadata: { labels: { app: ${label} } }
    spec:
      containers: [{ name: web, image: "example.com/web:${image}" }]
`;
}

const of = (image: string, label?: string): Record<string, string> => ({
  'web.k8s.yaml': deployment('web', image, label),
  'settings.k8s.yaml': configMap('settings', '1'),
});

interface Forges {
  readonly name: string;
  /** Runs the job on a branch that is to be merged into `main`. */
  readonly run: (branch: Branch, forge: Forge) => Promise<StepEnd[]>;
  readonly list: string;
  readonly create: string;
  readonly update: { readonly method: string; readonly path: string };
  readonly token: string;
}

const GITHUB: Forges = {
  name: 'GitHub',
  // What is checked out is the merge of the branch into its base.
  run: (branch, forge) => {
    branch.git('checkout', '--quiet', '--detach', 'main');
    branch.git('merge', '--quiet', '--no-ff', '--no-edit', 'feature');
    return branch.run(githubSteps({ 'github.event.number': '7', 'github.token': 'secret' }), {
      GITHUB_API_URL: forge.url,
      GITHUB_REPOSITORY: 'shop/manifests',
      GITHUB_STEP_SUMMARY: join(branch.project.path, 'summary.md'),
    });
  },
  list: '/repos/shop/manifests/issues/7/comments?per_page=100',
  create: '/repos/shop/manifests/issues/7/comments',
  update: { method: 'PATCH', path: '/repos/shop/manifests/issues/comments/3' },
  token: 'Bearer secret',
};

const GITLAB: Forges = {
  name: 'GitLab',
  run: (branch, forge) => {
    branch.git('checkout', '--quiet', 'feature');
    return branch.run(gitlabSteps(), {
      CI_API_V4_URL: `${forge.url}/api/v4`,
      CI_PROJECT_ID: '5',
      CI_MERGE_REQUEST_IID: '7',
      CI_MERGE_REQUEST_DIFF_BASE_SHA: branch.git('merge-base', 'main', 'feature'),
      REPORT_TOKEN: 'secret',
    });
  },
  list: '/api/v4/projects/5/merge_requests/7/notes?per_page=100&sort=asc',
  create: '/api/v4/projects/5/merge_requests/7/notes',
  update: { method: 'PUT', path: '/api/v4/projects/5/merge_requests/7/notes/3' },
  token: 'secret',
};

describe.each([GITHUB, GITLAB])('the job of the page for $name', ({ run, list, create, update, token }) => {
  let branch: Branch;
  let forge: Forge;

  beforeEach(async () => {
    branch = new Branch();
    forge = await Forge.start();
  });

  afterEach(async () => {
    await branch.remove();
    await forge.stop();
  });

  /** The base has one version, and the branch another one. */
  function starts(base: Readonly<Record<string, string>>, feature: Readonly<Record<string, string>>): void {
    branch.commit(base);
    branch.git('checkout', '--quiet', '-b', 'feature');
    branch.commit(feature);
  }

  function pushes(feature: Readonly<Record<string, string>>): void {
    branch.git('checkout', '--quiet', 'feature');
    branch.commit(feature);
  }

  test(
    'writes one comment and brings it up to date, and fails on what is refused',
    async () => {
      starts(of('1'), of('2'));
      forge.comments.push({ id: 1, body: 'LGTM', user: { type: 'User' } });
      forge.comments.push({ id: 2, body: `Look for ${MARKER}`, user: { type: 'User' } });
      expect((await run(branch, forge)).every(({ status }) => status === 0)).toBe(true);
      const [first, second] = forge.requests;
      expect(forge.requests).toHaveLength(2);
      expect(first).toEqual({ method: 'GET', path: list, token });
      expect(second).toMatchObject({ method: 'POST', path: create, token });
      expect(second?.comment).toMatch(
        /^<!-- pod-patterns -->\n\*\*1 changed \(1 with new Pods\); 1 object the same\.\*\*\n\n\| object \| what happens /,
      );
      pushes(of('1', 'shop'));
      expect((await run(branch, forge)).map(({ status }) => status)).toContain(1);
      expect(forge.requests[3]).toMatchObject({ ...update, token });
      expect(forge.comments.map(({ body }) => body.slice(0, 4))).toEqual(['LGTM', 'Look', '<!--']);
      expect(forge.comments[2]?.body).toContain('**refused by the API server**');
      expect(forge.comments[2]?.body).toContain('spec.selector may not change once the object is there.');
    },
    MILLIS,
  );

  test(
    'says why if the forge takes no comment',
    async () => {
      forge.refusal = 403;
      starts(of('1'), of('2'));
      const last = (await run(branch, forge)).at(-1);
      expect(last?.status).not.toBe(0);
      expect(last?.said).toContain('Resource not accessible');
    },
    MILLIS,
  );
});

describe('the report of a pull request', () => {
  let branch: Branch;
  let forge: Forge;

  beforeEach(async () => {
    branch = new Branch();
    forge = await Forge.start();
  });

  afterEach(async () => {
    await branch.remove();
    await forge.stop();
  });

  test(
    'is no longer than a comment may be, and stands in the summary of the job, too',
    async () => {
      const many = (image: string): Record<string, string> => {
        const names = Array.from({ length: 300 }, (_, index) => `web-${index}`);
        return { 'all.k8s.yaml': names.map((name) => deployment(name, image)).join('---\n') };
      };
      branch.commit(many('1'));
      branch.git('checkout', '--quiet', '-b', 'feature');
      branch.commit(many('2'));
      await GITHUB.run(branch, forge);
      const [comment] = forge.comments;
      expect(comment?.body.length).toBeGreaterThan(MAX_COMMENT / 2);
      expect(comment?.body.length).toBeLessThan(MAX_COMMENT);
      expect(comment?.body.endsWith('For Kubernetes 1.37.\n')).toBe(true);
      const summary = readFileSync(join(branch.project.path, 'summary.md'), 'utf8');
      expect(comment?.body).toBe(`${MARKER}${summary}`);
    },
    MILLIS,
  );

  test(
    'compares nothing, and the job fails, if the base has no manifests',
    async () => {
      branch.project.write('README.md', '');
      branch.git('add', '--all', '--force', 'README.md');
      branch.git('commit', '--quiet', '--message=Begin');
      branch.git('checkout', '--quiet', '-b', 'feature');
      branch.commit(of('1'));
      const ends = await GITHUB.run(branch, forge);
      expect(ends.map(({ status }) => status)).toEqual([0, 2, 0]);
      expect(ends[1]?.said).toMatch(/^error: HEAD\^1:dist: /);
      expect(forge.comments[0]?.body).toContain('**Nothing was compared: not all of the input could be read.**');
    },
    MILLIS,
  );
});
