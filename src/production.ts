// graphql-js and others check more, and slower, unless told so before they are loaded.
process.env['NODE_ENV'] ??= 'production';
