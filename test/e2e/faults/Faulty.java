import java.io.IOException;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.lib.NumberSequenceSource.NumberSequenceSplit;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiter;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.connector.datagen.source.GeneratorFunction;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.streaming.api.windowing.assigners.TumblingEventTimeWindows;

/**
 * Jobs with one fault each, or that only look ill, all submitted by one run: the arguments are their names, and say which.
 * Each is a source, a task "work" and a task "out", with a shuffle between them. Compiles against Flink 1.20 and 2.x.
 */
public class Faulty {
    /** Of event time that stands still, or a source that goes silent: from when on, after the start. */
    private static final long STANDS_AFTER_MS = 20_000;

    private static final long DAY_MS = 86_400_000;

    public static void main(String[] faults) throws Exception {
        for (String fault : faults) {
            StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
            // A failed checkpoint is a fault of its own here, and no failure of the job.
            env.getCheckpointConfig().setTolerableCheckpointFailureNumber(1_000_000);
            if (fault.equals("checkpoint-timeout")) env.getCheckpointConfig().setCheckpointTimeout(2_000);
            if (fault.equals("no-checkpoints")) env.getCheckpointConfig().disableCheckpointing();
            env.setParallelism(fault.equals("too-few-slots") ? 100 : 1);
            build(env, fault);
            env.executeAsync(fault);
        }
    }

    private static void build(StreamExecutionEnvironment env, String fault) {
        boolean isHot = fault.equals("hot-key");
        boolean isLate = fault.equals("late-data");
        WatermarkStrategy<Event> watermarks =
                WatermarkStrategy.<Event>forMonotonousTimestamps()
                        .withTimestampAssigner((event, previous) -> event.time);
        DataStream<Event> source = env.fromSource(events(fault), watermarks, "events");
        if (fault.equals("idle-partition")) {
            DataGeneratorSource<Event> silent =
                    new DataGeneratorSource<>(
                            number -> Event.at(number, Long.MAX_VALUE, 0),
                            Long.MAX_VALUE,
                            silentAfter(System.currentTimeMillis() + STANDS_AFTER_MS),
                            TypeInformation.of(Event.class));
            source = source.union(env.fromSource(silent, watermarks, "silent"));
        }
        SingleOutputStreamOperator<Event> worked;
        if (isLate) {
            worked =
                    source.keyBy(event -> event.key)
                            .window(TumblingEventTimeWindows.of(Duration.ofSeconds(5)))
                            .sum("amount");
        } else if (isHot) {
            worked = source.keyBy(event -> event.key).map(new Work(fault)).setParallelism(4);
        } else {
            worked = source.rebalance().map(new Work(fault));
        }
        worked.name("work")
                .rebalance()
                .sinkTo(fault.equals("slow-sink") ? new SlowSink() : new DiscardingSink<>())
                .name("out");
    }

    private static DataGeneratorSource<Event> events(String fault) {
        long stands =
                fault.equals("standing-watermark")
                        ? System.currentTimeMillis() + STANDS_AFTER_MS
                        : Long.MAX_VALUE;
        GeneratorFunction<Long, Event> generator =
                number -> {
                    long ahead = 0;
                    if (fault.equals("late-data") && number % 4 == 0) ahead = -60_000;
                    // One record of tomorrow is enough.
                    if (fault.equals("wrong-date") && number == 1_000) ahead = DAY_MS;
                    return Event.at(number, stands, ahead);
                };
        TypeInformation<Event> type = TypeInformation.of(Event.class);
        switch (fault) {
            case "slow-task":
            case "slow-sink":
            case "hot-key":
                return new DataGeneratorSource<>(
                        generator, Long.MAX_VALUE, RateLimiterStrategy.perSecond(1_000), type);
            case "long-records":
                return new DataGeneratorSource<>(
                        generator, Long.MAX_VALUE, RateLimiterStrategy.perSecond(0.25), type);
            case "quiet":
                return new DataGeneratorSource<>(
                        generator, Long.MAX_VALUE, RateLimiterStrategy.perSecond(0.05), type);
            case "bursts":
                return new DataGeneratorSource<>(generator, Long.MAX_VALUE, bursts(), type);
            case "finished":
                return new DataGeneratorSource<>(
                        generator, 1_000, RateLimiterStrategy.perSecond(100), type);
            case "growing-backlog":
                return new QueueSource(generator, 20_000, 200);
            case "catching-up":
                return new QueueSource(generator, 60_000, -100);
            default:
                return new DataGeneratorSource<>(
                        generator, Long.MAX_VALUE, RateLimiterStrategy.perSecond(100), type);
        }
    }

    /** Says when the next record may be read. Its method has a parameter in Flink 2.3, and none in 1.20. */
    private static class Gate implements RateLimiter {
        private final Supplier<CompletionStage<Void>> next;

        Gate(Supplier<CompletionStage<Void>> next) {
            this.next = next;
        }

        public CompletionStage<Void> acquire() {
            return next.get();
        }

        public CompletionStage<Void> acquire(int records) {
            return next.get();
        }
    }

    /** A thousand records at once, every ten seconds. */
    private static RateLimiterStrategy bursts() {
        return parallelism -> {
            AtomicLong count = new AtomicLong();
            return new Gate(() -> after(count.incrementAndGet() % 1_000 == 0 ? 10_000 : 0));
        };
    }

    /** Ten records a second, and from a moment on none. */
    private static RateLimiterStrategy silentAfter(long moment) {
        return parallelism ->
                new Gate(
                        () ->
                                System.currentTimeMillis() < moment
                                        ? after(100)
                                        : new CompletableFuture<>());
    }

    private static CompletionStage<Void> after(long ms) {
        if (ms == 0) return CompletableFuture.completedFuture(null);
        Executor later = CompletableFuture.delayedExecutor(ms, TimeUnit.MILLISECONDS);
        return CompletableFuture.runAsync(() -> {}, later);
    }

    /** Reads a hundred records a second of a queue, and tells how many wait in it. */
    private static class QueueSource extends DataGeneratorSource<Event> {
        private final long atFirst;
        private final long growsPerSecond;

        QueueSource(GeneratorFunction<Long, Event> generator, long atFirst, long growsPerSecond) {
            super(
                    generator,
                    Long.MAX_VALUE,
                    RateLimiterStrategy.perSecond(100),
                    TypeInformation.of(Event.class));
            this.atFirst = atFirst;
            this.growsPerSecond = growsPerSecond;
        }

        @Override
        public SourceReader<Event, NumberSequenceSplit> createReader(SourceReaderContext context)
                throws Exception {
            long start = System.currentTimeMillis();
            context.metricGroup()
                    .setPendingRecordsGauge(
                            () -> {
                                long ms = System.currentTimeMillis() - start;
                                return Math.max(0, atFirst + growsPerSecond * ms / 1_000);
                            });
            return super.createReader(context);
        }
    }

    /** A plain class with public fields, so that Flink serialises it without reflection on each record. */
    public static class Event implements Serializable {
        public long key;
        public long amount;

        /** Event time in milliseconds since 1970. */
        public long time;

        static Event at(long number, long stands, long ahead) {
            Event event = new Event();
            // Nine of ten have one key.
            event.key = number % 10 == 0 ? ThreadLocalRandom.current().nextLong(1_000) : 0;
            event.amount = 1;
            event.time = Math.min(System.currentTimeMillis(), stands) + ahead;
            return event;
        }
    }

    /** Does nothing with a record, badly. */
    private static class Work extends RichMapFunction<Event, Event> implements CheckpointedFunction {
        private final String fault;
        private transient long opened;
        /** Of a heap that fills up. */
        private transient List<byte[]> kept;

        Work(String fault) {
            this.fault = fault;
        }

        @Override
        public void open(OpenContext context) {
            opened = System.currentTimeMillis();
            kept = new ArrayList<>();
            if (fault.equals("full-heap")) fillHeap();
        }

        private void fillHeap() {
            Runtime runtime = Runtime.getRuntime();
            System.gc();
            long used = runtime.totalMemory() - runtime.freeMemory();
            for (long left = (long) (0.93 * runtime.maxMemory()) - used; left > 0; left -= 100_000) {
                kept.add(new byte[100_000]);
            }
        }

        @Override
        public Event map(Event event) throws Exception {
            if (fault.equals("slow-task")) Thread.sleep(5);
            if (fault.equals("hot-key")) Thread.sleep(2);
            if (fault.equals("bursts")) Thread.sleep(3);
            if (fault.equals("long-records")) Thread.sleep(3_000);
            if (fault.equals("failing-loop") && System.currentTimeMillis() > opened + 10_000) {
                throw new IllegalStateException("This record cannot be worked on.");
            }
            return event;
        }

        @Override
        public void snapshotState(FunctionSnapshotContext context) throws Exception {
            if (fault.equals("checkpoint-timeout")) Thread.sleep(4_000);
            if (fault.equals("checkpoint-throws")) throw new IOException("There is no room for this state.");
        }

        @Override
        public void initializeState(FunctionInitializationContext context) {}
    }

    private static class SlowSink extends DiscardingSink<Event> {
        @Override
        public SinkWriter<Event> createWriter(WriterInitContext context) {
            return new SinkWriter<Event>() {
                @Override
                public void write(Event event, Context context) throws InterruptedException {
                    Thread.sleep(5);
                }

                @Override
                public void flush(boolean endOfInput) {}

                @Override
                public void close() {}
            };
        }
    }
}
