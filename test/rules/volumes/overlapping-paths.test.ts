import { describeRule } from '../describe-rule';

const volumeMounts = [{ name: 'about', mountPath: '/etc/about' }];
const field = (path: string, fieldPath = 'metadata.labels'): object => ({ path, fieldRef: { fieldPath } });
const token = (path: string): object => ({ serviceAccountToken: { path } });

function podWith(volume: object): object {
  return { web: { volumeMounts }, spec: { volumes: [{ name: 'about', ...volume }] } };
}

const FIX = '  fix: give each of them a path of its own, or leave all but one out.';
const AT = '  at:  app/shop, Deployment "shop"';
const message = (file: string): string =>
  `warning overlapping-paths: 2 items of the volume "about" make the file "${file}", and the last one hides the others.`;

describeRule('overlapping-paths', {
  passes: {
    'files of one volume': podWith({ downwardAPI: { items: [field('labels'), field('names/labels')] } }),
    'keys without paths': podWith({ configMap: { name: 'shop' } }),
    'names that begin alike': podWith({ downwardAPI: { items: [field('labels'), field('labels.txt')] } }),
    'a token beside other files': podWith({ projected: { sources: [token('token'), token('other')] } }),
  },
  fails: {
    'two fields of the Pod in one file': {
      pod: podWith({ downwardAPI: { items: [field('labels'), field('./labels', 'metadata.name')] } }),
      finds: [
        message('labels'),
        AT,
        '  in:  spec.template.spec.volumes[0].downwardAPI.items[1].path = "./labels"',
        FIX,
      ],
    },
    'two keys in one file': {
      pod: podWith({
        configMap: {
          name: 'shop',
          items: [
            { key: 'a', path: 'shop.conf' },
            { key: 'b', path: 'shop.conf' },
          ],
        },
      }),
      finds: [
        message('shop.conf'),
        AT,
        '  in:  spec.template.spec.volumes[0].configMap.items[1].path = "shop.conf"',
        FIX,
      ],
    },
    'a token where another source has a file': {
      pod: podWith({
        projected: { sources: [token('token'), { secret: { name: 'api', items: [{ key: 'k', path: 'token' }] } }] },
      }),
      finds: [
        message('token'),
        AT,
        '  in:  spec.template.spec.volumes[0].projected.sources[1].secret.items[0].path = "token"',
        FIX,
      ],
    },
    'a file where another one needs a folder': {
      pod: podWith({ downwardAPI: { items: [field('about/this/labels'), field('about')] } }),
      finds: [
        'warning overlapping-paths: "about" is a file of the volume "about", and cannot be the folder of "about/this/labels" as well.',
        AT,
        '  in:  spec.template.spec.volumes[0].downwardAPI.items[0].path = "about/this/labels"',
        '  fix: give one of them another path.',
      ],
    },
  },
});
