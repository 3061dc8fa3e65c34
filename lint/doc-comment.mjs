const isFunction = (node) => node?.type === 'ArrowFunctionExpression' || node?.type === 'FunctionExpression';

/** Demands a doc comment on every exported function. */
export const docComment = {
  meta: {
    type: 'suggestion',
    schema: [],
    messages: { missing: '{{name}} is exported: say in a sentence what it does' },
  },
  create(context) {
    const check = (statement, id) => {
      const comments = context.sourceCode.getCommentsBefore(statement);
      if (comments.some((each) => each.type === 'Block' && each.value.startsWith('*'))) return;
      context.report({ node: statement, messageId: 'missing', data: { name: id?.name ?? 'the default export' } });
    };
    /** The overloads of one function share the comment on the first. */
    const overloaded = (statement, name) => {
      const siblings = statement.parent.body;
      const before = siblings[siblings.indexOf(statement) - 1]?.declaration;
      return before?.type === 'TSDeclareFunction' && before.id?.name === name;
    };
    return {
      'ExportNamedDeclaration, ExportDefaultDeclaration'(statement) {
        const { declaration } = statement;
        if (declaration?.type === 'FunctionDeclaration' || declaration?.type === 'TSDeclareFunction') {
          if (!overloaded(statement, declaration.id?.name)) check(statement, declaration.id);
        }
        if (declaration?.type === 'VariableDeclaration') {
          for (const { id, init } of declaration.declarations) if (isFunction(init)) check(statement, id);
        }
      },
    };
  },
};
