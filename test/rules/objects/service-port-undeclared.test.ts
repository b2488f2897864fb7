import { deployment, describeObjectsRule, service } from './describe-objects-rule';

const leadsTo = (port: object): ReturnType<typeof service> => service({ spec: { ports: [port] } });

describeObjectsRule('service-port-undeclared', {
  passes: {
    'a number that a container declares': [leadsTo({ port: 80, targetPort: 8080 }), deployment()],
    'the port of the Service itself': [leadsTo({ port: 8080 }), deployment()],
    'Pods that declare no ports': [leadsTo({ port: 80, targetPort: 9999 }), deployment({ ports: [] })],
    'a name, which is another rule': [leadsTo({ port: 80, targetPort: 'admin' }), deployment()],
  },
  fails: {
    'a number that nobody declares': {
      objects: [leadsTo({ port: 80, targetPort: 8081 }), deployment()],
      finds: [
        'warning service-port-undeclared: the Service leads to port 8081/TCP, and Deployment "web" declares 8080/TCP.',
        '  at:  Service "web"',
        '  in:  spec.ports[0].targetPort = 8081',
        '  fix: set targetPort to the port on which the container listens, or declare that port in the container.',
      ],
    },
    'a Service without targetPort whose own number nobody declares': {
      objects: [leadsTo({ port: 80 }), deployment()],
      finds: [
        'warning service-port-undeclared: the Service leads to port 80/TCP, and Deployment "web" declares 8080/TCP.',
        '  at:  Service "web"',
        '  in:  spec.ports[0].port = 80',
        '  fix: set targetPort to the port on which the container listens, or declare that port in the container.',
      ],
    },
    'the number under another protocol': {
      objects: [leadsTo({ port: 8080, protocol: 'UDP' }), deployment()],
      finds: [
        'warning service-port-undeclared: the Service leads to port 8080/UDP, and Deployment "web" declares 8080/TCP.',
        '  at:  Service "web"',
        '  in:  spec.ports[0].port = 8080',
        '  fix: set targetPort to the port on which the container listens, or declare that port in the container.',
      ],
    },
  },
});
