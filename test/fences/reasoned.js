const names = {
  TSAnyKeyword: '`any`',
  TSNonNullExpression: 'non-null `!`',
  TSAsExpression: '`as`',
}

const isConst = (node) =>
  node.typeAnnotation.type === 'TSTypeReference' && node.typeAnnotation.typeName.name === 'const'

/** The name of the function a node stands in, or undefined at top level. */
function enclosingFunctionName(node) {
  for (let at = node.parent; at; at = at.parent) {
    if (at.type === 'FunctionDeclaration') return at.id?.name
    if (at.type === 'VariableDeclarator' && at.init?.type === 'ArrowFunctionExpression')
      return at.id.name
  }
  return undefined
}

/**
 * Escapes from the type system (`any`, `!`, `as`, and directives that silence a check) need a reason on the same line.
 *
 * `as const`, and `as` inside a `parse…` function (where an id is made), need none.
 */
export const reasoned = {
  meta: { type: 'problem', schema: [] },
  create({ sourceCode, report }) {
    const comments = sourceCode.getAllComments()
    const hasReason = (line) =>
      comments.some((c) => c.loc.start.line === line && c.value.trim().length > 2)
    const check = (node) => {
      if (hasReason(node.loc.end.line) || hasReason(node.loc.start.line)) return
      report({ node, message: `${names[node.type]} needs a reason in a comment on the same line` })
    }
    return {
      Program() {
        for (const comment of comments) {
          if (/^\s*eslint-disable/.test(comment.value) && !/ -- \S/.test(comment.value))
            report({ loc: comment.loc, message: 'eslint-disable needs a reason after ` -- `' })
        }
      },
      TSAnyKeyword: check,
      TSNonNullExpression: check,
      TSAsExpression(node) {
        if (isConst(node) || /^parse[A-Z]/.test(enclosingFunctionName(node) ?? '')) return
        check(node)
      },
    }
  },
}
