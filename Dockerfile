# One image for the API with the console, the worker, and the migration.

FROM node:22-bookworm-slim AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY admin-ui/package.json admin-ui/
RUN npm ci

FROM packages AS console
COPY tsconfig.json ./
COPY admin-ui admin-ui
COPY api/contract api/contract
COPY definitions/language definitions/language
COPY domain domain
COPY pdf pdf
COPY spreadsheets spreadsheets
RUN npm run build --workspace @resource-trading/console

FROM node:22-bookworm-slim AS runtime-packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY admin-ui/package.json admin-ui/
# The worker bundles the workflows with the SDK's own tools: no development package, and nothing of the console.
RUN npm ci --omit=dev --workspaces=false && npm cache clean --force

FROM node:22-bookworm-slim
ENV NODE_ENV=production TZ=Asia/Shanghai HOST=0.0.0.0 PORT=8080 DATA_DIR=/data
RUN apt-get update \
  && apt-get install -y --no-install-recommends fonts-noto-cjk ca-certificates \
  && rm -rf /var/lib/apt/lists/* \
  && install -d -o node -g node /data
WORKDIR /app
COPY --from=runtime-packages /app/node_modules node_modules
COPY . .
COPY --from=console /app/admin-ui/dist admin-ui/dist
RUN node scripts/pack.mjs server.ts worker.ts scripts/migrate.ts
USER node
VOLUME /data
EXPOSE 8080
CMD ["node", "scripts/run.mjs", "server.ts"]
