import { expect, test } from "vitest";
import { eagerModules } from "./eager-modules";

test("the modules of a script stand in parentheses, and nothing else does", () => {
  const script =
    '(globalThis.T||(globalThis.T=[])).push(["a.js",12,(e,t)=>{e.s(()=>1)},"x",13,14,function(e){}]);';
  expect(eagerModules(script)).toBe(
    '(globalThis.T||(globalThis.T=[])).push(["a.js",12,((e,t)=>{e.s(()=>1)}),"x",13,14,(function(e){})]);',
  );
});

test("a script without modules stays as it is", () => {
  const script = '(()=>{let a=[()=>1,()=>2];a.map(f=>f())})();"use strict";';
  expect(eagerModules(script)).toBe(script);
});
