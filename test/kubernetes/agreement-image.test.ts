import { parseImageReference } from '../../src/kubernetes/image';
import { defaultImagePullPolicy } from '../../src/kubernetes/image-pull-policy';

describe('images that were found to be read differently from Kubernetes', () => {
  it('takes a first part with a point and an underscore for a folder of the repository', () => {
    expect(defaultImagePullPolicy('ex_ample.com/web')).toBe('Always');
    expect(defaultImagePullPolicy('ex_ample.com/web:1.27')).toBe('IfNotPresent');
    expect(parseImageReference('ex_ample.com/web')).toEqual({ domain: 'ex_ample.com', repository: 'web' });
  });

  it('finds no image where the first part has an underscore and a port', () => {
    expect(defaultImagePullPolicy('ex_ample.com:443/web')).toBe('IfNotPresent');
    expect(parseImageReference('ex_ample.com:443/web')).toBeUndefined();
  });

  it('finds no image where the first part has an underscore and an upper-case letter', () => {
    expect(parseImageReference('Ex_ample.com/web')).toBeUndefined();
  });
});
