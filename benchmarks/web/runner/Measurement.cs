namespace WpAspire.WebBenchmark;

/// <summary>What is measured: a page of a case, on so many connections.</summary>
/// <param name="Case">The name of the <see cref="WebBenchmark.Case"/>.</param>
/// <param name="Page">The name of the <see cref="WebBenchmark.Page"/>.</param>
/// <param name="Connections">The connections.</param>
internal sealed record Subject(string Case, string Page, int Connections);

/// <summary>One measurement.</summary>
/// <param name="Subject">What was measured.</param>
/// <param name="RequestsPerSecond">Answers per second.</param>
/// <param name="P50">The median of the answers' times, in milliseconds.</param>
/// <param name="P99">What 99 of 100 answers were faster than, in milliseconds.</param>
/// <param name="Processor">Milliseconds of processor time for a request, of all processes of the web containers.</param>
/// <param name="ProxyProcessor">The same of the load balancer; 0 where there is none.</param>
/// <param name="Errors">Answers with a status of 400 or more, and connections that failed.</param>
/// <param name="Memory">What was taken under the load; <see langword="null"/> where it was not looked at.</param>
internal sealed record Measurement(
    Subject Subject, double RequestsPerSecond, double P50, double P99, double Processor, double ProxyProcessor, long Errors, Memory? Memory);

/// <summary>Memory, in megabytes of proportional shares.</summary>
/// <param name="Containers">Of all processes of the web containers.</param>
/// <param name="Workers">How many of those answer requests for PHP.</param>
/// <param name="Worker">The mean of those workers.</param>
/// <param name="Proxy">Of the load balancer; 0 where there is none.</param>
internal sealed record Memory(double Containers, int Workers, double Worker, double Proxy);
