import '../bench/refresh/main.ts';
