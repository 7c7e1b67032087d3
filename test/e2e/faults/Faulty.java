import java.io.IOException;
import java.io.Serializable;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.streaming.api.windowing.assigners.TumblingEventTimeWindows;

/**
 * Jobs with one fault each, all submitted by one run: the arguments are their names, and say the fault. Each is a source,
 * a task "work" and a task "out", with a shuffle between them. Compiles against Flink 1.20 and 2.x.
 */
public class Faulty {
    /** Of event time that stands still: from when on, after the start. */
    private static final long STANDS_AFTER_MS = 20_000;

    public static void main(String[] faults) throws Exception {
        for (String fault : faults) {
            StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
            // A failed checkpoint is a fault of its own here, and no failure of the job.
            env.getCheckpointConfig().setTolerableCheckpointFailureNumber(1_000_000);
            if (fault.equals("checkpoint-timeout")) env.getCheckpointConfig().setCheckpointTimeout(2_000);
            env.setParallelism(1);
            build(env, fault);
            env.executeAsync(fault);
        }
    }

    private static void build(StreamExecutionEnvironment env, String fault) {
        boolean isHot = fault.equals("hot-key");
        long perSecond = fault.equals("slow-sink") || fault.equals("slow-task") || isHot ? 1_000 : 100;
        long stands =
                fault.equals("standing-watermark")
                        ? System.currentTimeMillis() + STANDS_AFTER_MS
                        : Long.MAX_VALUE;
        boolean isLate = fault.equals("late-data");
        DataGeneratorSource<Event> events =
                new DataGeneratorSource<>(
                        number -> Event.at(number, stands, isLate),
                        Long.MAX_VALUE,
                        RateLimiterStrategy.perSecond(perSecond),
                        TypeInformation.of(Event.class));
        WatermarkStrategy<Event> watermarks =
                WatermarkStrategy.<Event>forMonotonousTimestamps()
                        .withTimestampAssigner((event, previous) -> event.time);
        SingleOutputStreamOperator<Event> source = env.fromSource(events, watermarks, "events");
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

    /** A plain class with public fields, so that Flink serialises it without reflection on each record. */
    public static class Event implements Serializable {
        public long key;
        public long amount;

        /** Event time in milliseconds since 1970. */
        public long time;

        static Event at(long number, long stands, boolean isLate) {
            Event event = new Event();
            // Nine of ten have one key.
            event.key = number % 10 == 0 ? ThreadLocalRandom.current().nextLong(1_000) : 0;
            event.amount = 1;
            event.time = Math.min(System.currentTimeMillis(), stands) - (isLate && number % 4 == 0 ? 60_000 : 0);
            return event;
        }
    }

    /** Does nothing with a record, badly. */
    private static class Work extends RichMapFunction<Event, Event> implements CheckpointedFunction {
        private final String fault;
        private transient long opened;

        Work(String fault) {
            this.fault = fault;
        }

        @Override
        public void open(OpenContext context) {
            opened = System.currentTimeMillis();
        }

        @Override
        public Event map(Event event) throws Exception {
            if (fault.equals("slow-task")) Thread.sleep(5);
            if (fault.equals("hot-key")) Thread.sleep(2);
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
