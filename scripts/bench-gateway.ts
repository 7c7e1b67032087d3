import '../bench/gateway/main.ts';
