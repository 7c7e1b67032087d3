import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.streaming.api.windowing.assigners.TumblingEventTimeWindows;
import org.apache.flink.util.Collector;

/**
 * Orders of a shop, for ever: how much each customer has spent so far, and the revenue per country every ten seconds.
 * Demand comes and goes: of the orders that are made up, all to a tenth are placed, in waves of three minutes.
 *
 * <p>Three tasks with a shuffle between them, keyed state, event time with some late orders, and checkpoints (switched
 * on by the configuration). Compiles against Flink 1.20 and 2.x.
 *
 * <p>Arguments: the job's name, the most orders per second.
 */
public class Orders {

    public static void main(String[] args) throws Exception {
        String jobName = args[0];
        double ordersPerSecond = Double.parseDouble(args[1]);
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();

        DataGeneratorSource<Order> orders =
                new DataGeneratorSource<>(
                        Order::random,
                        Long.MAX_VALUE,
                        RateLimiterStrategy.perSecond(ordersPerSecond),
                        TypeInformation.of(Order.class));
        WatermarkStrategy<Order> twoSecondsLate =
                WatermarkStrategy.<Order>forBoundedOutOfOrderness(Duration.ofSeconds(2))
                        .withTimestampAssigner((order, previous) -> order.time);

        env.fromSource(orders, twoSecondsLate, "orders")
                .filter(order -> ThreadLocalRandom.current().nextDouble() < demand(order.time))
                .name("placed")
                .keyBy(order -> order.customer)
                .process(new SpentSoFar())
                .name("spent so far")
                .keyBy(order -> order.country)
                .window(TumblingEventTimeWindows.of(Duration.ofSeconds(10)))
                .sum("amount")
                .name("revenue per country")
                .sinkTo(new DiscardingSink<>())
                .name("dashboard");

        env.execute(jobName);
    }

    /** Share of the orders that are placed at a time (ms), 0.1 to 1. */
    private static double demand(long time) {
        return 0.55 + 0.45 * Math.sin(2 * Math.PI * time / 180_000);
    }

    /** One order. A plain class with public fields, so that Flink serialises it without reflection on each record. */
    public static class Order implements Serializable {
        private static final String[] COUNTRIES = {"AT", "BR", "CN", "DE", "FR", "GB", "JP", "US"};

        public long customer;
        public String country;
        public double amount;
        public double spentSoFar;

        /** Event time in milliseconds since 1970. */
        public long time;

        static Order random(long number) {
            ThreadLocalRandom random = ThreadLocalRandom.current();
            Order order = new Order();
            order.customer = random.nextLong(100_000);
            order.country = COUNTRIES[(int) (order.customer % COUNTRIES.length)];
            order.amount = random.nextDouble(5, 200);
            // Every thousandth order arrives too late for its window.
            long late = number % 1000 == 0 ? 30_000 : random.nextLong(1_500);
            order.time = Instant.now().toEpochMilli() - late;
            return order;
        }
    }

    /** Keeps a sum for each customer, in keyed state. */
    private static class SpentSoFar extends KeyedProcessFunction<Long, Order, Order> {
        private transient ValueState<Double> spent;

        @Override
        public void open(OpenContext context) {
            spent = getRuntimeContext().getState(new ValueStateDescriptor<>("spent", Double.class));
        }

        @Override
        public void processElement(Order order, Context context, Collector<Order> out) throws Exception {
            Double before = spent.value();
            order.spentSoFar = (before == null ? 0 : before) + order.amount;
            spent.update(order.spentSoFar);
            out.collect(order);
        }
    }
}
