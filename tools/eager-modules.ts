import { type Expression, parse, type SpreadElement } from "acorn";

/**
 * A script of the bundler, with each of its modules in parentheses. V8 reads what stands in them together with the script,
 * on the thread that has it from the network, and any other function only when it is called, on that of the page: a module
 * is called at once, and React alone took it 20 ms there on a desktop. https://v8.dev/blog/preparser#pife
 */
export function eagerModules(script: string): string {
  const modules = parse(script, { ecmaVersion: "latest" }).body.flatMap((statement) => {
    if (statement.type !== "ExpressionStatement" || statement.expression.type !== "CallExpression") return [];
    return statement.expression.arguments.flatMap((list) =>
      list.type === "ArrayExpression" ? list.elements.filter(isFunction) : [],
    );
  });
  let [eager, end] = ["", 0];
  for (const module of modules) {
    eager += `${script.slice(end, module.start)}(${script.slice(module.start, module.end)})`;
    end = module.end;
  }
  return eager + script.slice(end);
}

function isFunction(element: Expression | SpreadElement | null): element is Expression {
  return element?.type === "ArrowFunctionExpression" || element?.type === "FunctionExpression";
}
