# The hosted deck in a small static server: docker build -t recap . && docker run -p 8080:8080 recap
FROM node:22-bookworm AS build
# The browser that prints the PDFs; the deck's own commands install nothing in a system.
RUN apt-get update && apt-get install -y --no-install-recommends chromium-headless-shell && rm -rf /var/lib/apt/lists/*
WORKDIR /deck
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
ARG SITE_URL
RUN npm run build

FROM nginx:stable-alpine
COPY deploy/nginx.conf /etc/nginx/conf.d/default.conf
COPY --from=build /deck/dist /usr/share/nginx/html
EXPOSE 8080
