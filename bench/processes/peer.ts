import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Neo4jGraphQL } from '@neo4j/graphql';
import { createYoga } from 'graphql-yoga';
import neo4j from 'neo4j-driver';

/** `@neo4j/graphql` over our labels and relationship types, served as its manual says, behind Yoga. */
const typeDefs = `
  type Role @node {
    id: ID!
    title: String!
    sortKey: String!
    requirements: [Skill!]! @relationship(type: "REQUIRES", direction: OUT, properties: "Requires")
    moves: [Role!]! @relationship(type: "LEADS_TO", direction: OUT, properties: "LeadsTo")
  }
  type Skill @node {
    id: ID!
    name: String!
  }
  type Requires @relationshipProperties {
    importance: Float
    level: Float
    ordinal: Int!
  }
  type LeadsTo @relationshipProperties {
    kind: String!
    ordinal: Int!
  }
`;

const driver = neo4j.driver(process.env['NEO4J_URI'] ?? '');
const schema = await new Neo4jGraphQL({ typeDefs, driver }).getSchema();
const yoga = createYoga({ schema });
const server = createServer(yoga).listen(0, '127.0.0.1', () => {
  console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`);
});
