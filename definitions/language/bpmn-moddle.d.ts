/** The part of bpmn-moddle that writes XML; the package has no types of its own entry. */
declare module 'bpmn-moddle' {
  /** An element of the BPMN metamodel. */
  export interface Element {
    readonly $type: string;
    [property: string]: unknown;
  }

  export class BpmnModdle {
    create(type: string, properties?: Readonly<Record<string, unknown>>): Element;
    toXML(element: Element, options?: { readonly format?: boolean }): Promise<{ readonly xml: string }>;
    fromXML(xml: string): Promise<{ readonly rootElement: Element; readonly warnings: readonly unknown[] }>;
  }
}
