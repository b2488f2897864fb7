import { roomImports } from './rooms.mjs';

const propsReadonly = {
  meta: { type: 'problem', schema: [], messages: { writable: 'Member "{{name}}" of {{owner}} must be readonly.' } },
  create: (context) =>
    forEachMember((member, names) => {
      if (!member.readonly) context.report({ node: member, messageId: 'writable', data: names });
    }, context),
};

const optionalHasDefault = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { missing: 'Optional member "{{name}}" of {{owner}} must say its @default.' },
  },
  create: (context) =>
    forEachMember((member, names) => {
      if (member.optional && !/@default\s+\S/.test(docComment(member, context))) {
        context.report({ node: member, messageId: 'missing', data: names });
      }
    }, context),
};

const disableHasReason = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { unexplained: 'Say why the rule is switched off: eslint-disable-next-line <rule> -- <reason>.' },
  },
  create: (context) => ({
    Program() {
      for (const comment of context.sourceCode.getAllComments()) {
        if (/^\s*eslint-disable/.test(comment.value) && !/\s--\s+\S/.test(comment.value)) {
          context.report({ loc: comment.loc, messageId: 'unexplained' });
        }
      }
    },
  }),
};

/** Visits the members of exported interfaces named `…Props` or `…Options`. */
function forEachMember(visit, context) {
  return {
    'ExportNamedDeclaration > TSInterfaceDeclaration[id.name=/(Props|Options)$/] > TSInterfaceBody > TSPropertySignature'(
      member,
    ) {
      const owner = member.parent.parent.id.name;
      visit(member, { owner, name: context.sourceCode.getText(member.key) });
    },
  };
}

function docComment(node, context) {
  const comment = context.sourceCode.getCommentsBefore(node).at(-1);
  return comment?.type === 'Block' && comment.value.startsWith('*') ? comment.value : '';
}

/** What no published plugin checks. */
export default {
  rules: {
    'props-readonly': propsReadonly,
    'optional-has-default': optionalHasDefault,
    'disable-has-reason': disableHasReason,
    'room-imports': roomImports,
  },
};
