import '../bench/diagnosis/main.ts';
