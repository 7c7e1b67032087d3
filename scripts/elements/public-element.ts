import type {
  Attribute,
  ClassField,
  ClassMember,
  CssCustomProperty,
  CssPart,
  CustomElement,
  Event,
  Reference,
  Slot,
} from 'custom-elements-manifest/schema.js';
import type { Sources } from './sources.ts';

/** What is said of all there is to say something of. */
interface Typed {
  readonly description: string;
  readonly type: { readonly text: string };
}

/** An element as its users know it. */
export interface PublicElement {
  kind: 'class';
  customElement: true;
  name: string;
  tagName: string;
  description: string;
  superclass: Reference;
  members: (ClassField & Typed)[];
  attributes: (Attribute & Typed & { readonly fieldName: string })[];
  events: (Event & Typed)[];
  slots: Slot[];
  cssParts: CssPart[];
  cssProperties: CssCustomProperty[];
}

/** Leaves out what is the element's own or Lit's, and tells types in full. */
export function publicElement(element: CustomElement, sources: Sources): PublicElement {
  const { name, tagName = '', description, members = [], attributes = [], events = [] } = element;
  const { slots = [], cssParts = [], cssProperties = [] } = element;
  const fields = members
    .filter((member) => isPublic(member))
    .map((field) => inFull(field, name, sources));
  return {
    kind: 'class',
    customElement: true,
    name,
    tagName,
    description: oneLine(description),
    superclass: { name: 'LitElement', package: 'lit' },
    members: fields,
    attributes: attributes.flatMap((attribute) => publicAttribute(attribute, fields)),
    events: events.flatMap((event) => publicEvent(event, sources)),
    slots,
    cssParts: cssParts.map(withoutOrigin),
    cssProperties: cssProperties.map((property) => ({
      ...withoutOrigin(property),
      ...optional('default', property.default ?? sources.cssDefault(property.name)),
    })),
  };
}

/** Methods are Lit's, or what elements tell each other. */
const isPublic = (member: ClassMember): member is ClassField =>
  member.kind === 'field' &&
  !member.static &&
  member.privacy === 'public' &&
  /^\w/.test(member.name);

const inFull = (field: ClassField, className: string, sources: Sources): ClassField & Typed => ({
  ...withoutOrigin(field),
  type: { text: sources.choices(className, field.name) ?? oneLine(field.type?.text) },
  description: oneLine(field.description),
});

function publicAttribute(
  { name, fieldName = name, default: usual }: Attribute,
  fields: PublicElement['members'],
): PublicElement['attributes'] {
  const field = fields.find((field) => field.name === fieldName);
  if (field === undefined) return [];
  const { type, description } = field;
  return [{ name, fieldName, type, description, ...optional('default', usual) }];
}

/** What is not in `FlinkEvents` is between the elements. */
function publicEvent({ name, description }: Event, sources: Sources): PublicElement['events'] {
  const event = sources.event(name);
  if (event === null) return [];
  const type = { text: oneLine(event.type) };
  return [{ name, type, description: oneLine(description ?? event.description) }];
}

/** The class that declares it is not published by itself. */
function withoutOrigin<Item extends object>(item: Item): Item {
  const { inheritedFrom: _, ...rest } = item as Item & { inheritedFrom?: unknown };
  return rest as Item;
}

const optional = <Name extends string>(name: Name, value: string | undefined) =>
  (value === undefined ? {} : { [name]: value }) as { [Key in Name]?: string };

const oneLine = (text = ''): string => text.replace(/\s+/g, ' ').trim();
