import { describeRule } from '../describe-rule';

describeRule('windows-options', {
  passes: {
    'a user of Windows': {
      spec: { os: { name: 'windows' }, securityContext: { windowsOptions: { runAsUserName: 'ContainerUser' } } },
    },
  },
  fails: {
    'options of Windows in a Pod for Linux': {
      pod: { spec: { os: { name: 'linux' }, securityContext: { windowsOptions: { runAsUserName: 'ContainerUser' } } } },
      finds: [
        'error windows-options: os.name is "linux", and a Linux Pod must not set windowsOptions.',
        '  at:  app/shop, Deployment "shop"',
        '  in:  spec.template.spec.securityContext.windowsOptions = "windowsOptions"',
        '  fix: remove windowsOptions, or set os.name to windows.',
      ],
    },
    'a user with a slash': {
      pod: { web: { securityContext: { windowsOptions: { runAsUserName: 'shop/web' } } } },
      finds: [
        'error windows-options: runAsUserName "shop/web" has a user with characters that Windows does not allow.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].securityContext.windowsOptions.runAsUserName = "shop/web"',
        '  fix: write a user, such as ContainerUser or DOMAIN\\user.',
      ],
    },
    'an empty credential spec': {
      pod: { web: { securityContext: { windowsOptions: { gmsaCredentialSpec: '' } } } },
      finds: [
        'error windows-options: gmsaCredentialSpec is empty.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].securityContext.windowsOptions.gmsaCredentialSpec',
        '  fix: name the spec with gmsaCredentialSpecName.',
      ],
    },
  },
});
