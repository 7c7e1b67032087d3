import '../bench/render/main.ts';
