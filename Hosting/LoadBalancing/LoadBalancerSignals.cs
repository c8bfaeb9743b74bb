using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace WpAspire.Hosting.LoadBalancing;

/// <summary>
/// What a load balancer tells of its requests, to whoever listens: ASP.NET Core's own spans and metrics, and how often a second
/// replica was asked. Several load balancers are in one process, and so each has its own source.
/// </summary>
internal sealed class LoadBalancerSignals(string resource) : IMeterFactory
{
    /// <summary>The name of the meter of <see cref="Retries"/>.</summary>
    public const string MeterName = "WpAspire.LoadBalancer";

    private readonly ConcurrentBag<Meter> _meters = [];
    private Counter<long>? _retries;

    /// <summary>The source of the requests' spans.</summary>
    public ActivitySource Requests { get; } = new($"{MeterName}.{resource}");

    /// <summary>Counts requests that were asked of a second replica.</summary>
    public Counter<long> Retries => _retries ??= Create(new MeterOptions(MeterName))
        .CreateCounter<long>("load_balancer.retries", "{request}", "Requests that a second replica was asked, as the first did not answer.");

    /// <summary>Whether an instrument is this load balancer's.</summary>
    public bool Owns(Instrument instrument) => instrument.Meter.Scope == this;

    /// <inheritdoc/>
    public Meter Create(MeterOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Scope = this;
        var meter = new Meter(options);
        _meters.Add(meter);
        return meter;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Requests.Dispose();
        foreach (var meter in _meters)
        {
            meter.Dispose();
        }
    }
}
