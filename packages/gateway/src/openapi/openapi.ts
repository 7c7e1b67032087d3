import { endpoints, madeEndpoints } from '../endpoints/all.ts';
import type { Route } from '../endpoints/endpoint.ts';
import { parameterTexts } from './parameters.ts';

/** The gateway's API as OpenAPI 3.1, from the endpoints themselves. */
export function openApi() {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Flink metrics gateway',
      version: '1.0.0',
      description: "Prometheus's HTTP API, restricted to what the credentials grant.",
    },
    security: [{ token: [] }],
    paths: Object.fromEntries(
      [...endpoints, ...madeEndpoints].map((route) => [pathOf(route), operationsOf(route)]),
    ),
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
      responses: {
        success: jsonResponse("Prometheus's envelope of an answer", {
          type: 'object',
          required: ['status', 'data'],
          properties: {
            status: { const: 'success' },
            data: {},
            warnings: { type: 'array', items: { type: 'string' } },
            infos: { type: 'array', items: { type: 'string' } },
          },
        }),
        error: jsonResponse("Prometheus's envelope of an error", {
          type: 'object',
          required: ['status', 'errorType', 'error'],
          properties: {
            status: { const: 'error' },
            errorType: { type: 'string' },
            error: { type: 'string', description: 'What was wrong, for the caller to read' },
          },
        }),
      },
    },
  };
}

/** `/label/:name` is `/label/{name}`. */
function pathOf({ route }: Route): string {
  return route.replace(/:(\w+)/g, '{$1}');
}

function operationsOf(route: Route) {
  const inPath = [...route.route.matchAll(/:(\w+)/g)].map(([, name = '']) => ({
    ...parameterOf(name),
    in: 'path',
    required: true,
  }));
  const inQuery = route.parameters.map((name) => ({
    ...parameterOf(name),
    in: 'query',
    required: route.required?.includes(name) ?? false,
  }));
  const common = {
    summary: route.summary,
    responses: {
      200: { $ref: '#/components/responses/success' },
      default: { $ref: '#/components/responses/error' },
    },
  };
  return Object.fromEntries(
    route.methods.map((method) => [
      method.toLowerCase(),
      {
        operationId: method.toLowerCase() + nameOf(route),
        ...common,
        ...(method === 'GET'
          ? { parameters: [...inPath, ...inQuery] }
          : { parameters: inPath, requestBody: formOf(route) }),
      },
    ]),
  );
}

/** For generators of clients: `/api/v1/label/:name/values` is `LabelNameValues`. */
function nameOf({ route }: Route): string {
  const words = route.replace(/^\/api\/(?:v1\/)?/, '').split(/[^A-Za-z]+/);
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}

function parameterOf(name: string) {
  const { description, example } = textOf(name);
  return { name, description, schema: schemaOf(name), example };
}

function formOf({ parameters, required = [] }: Route) {
  const properties = Object.fromEntries(
    parameters.map((name) => [name, { ...schemaOf(name), description: textOf(name).description }]),
  );
  const schema = { type: 'object', properties, required };
  return { content: { 'application/x-www-form-urlencoded': { schema } } };
}

function schemaOf(name: string) {
  return name.endsWith('[]') ? { type: 'array', items: { type: 'string' } } : { type: 'string' };
}

function textOf(name: string) {
  const text = parameterTexts[name];
  if (text === undefined) throw new Error(`The parameter ${name} has no description.`);
  return text;
}

function jsonResponse(description: string, schema: object) {
  return { description, content: { 'application/json': { schema } } };
}
