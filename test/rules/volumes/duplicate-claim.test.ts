import { describeRule } from '../describe-rule';

const claim = (name: string, claimName: string): unknown => ({ name, persistentVolumeClaim: { claimName } });

describeRule('duplicate-claim', {
  passes: {
    'volumes of different claims': { spec: { volumes: [claim('a', 'one'), claim('b', 'two')] } },
  },
  fails: {
    'two volumes of one claim': {
      pod: { spec: { volumes: [claim('a', 'data'), claim('b', 'data')] } },
      finds: [
        'warning duplicate-claim: the volumes "a" and "b" use one claim, "data": the Pod never starts.',
        '  at:  app/shop, Deployment "shop"',
        '  in:  spec.template.spec.volumes[1].persistentVolumeClaim.claimName = "data"',
        '  fix: declare one volume for the claim, and mount it in every container that needs it.',
      ],
    },
  },
});
