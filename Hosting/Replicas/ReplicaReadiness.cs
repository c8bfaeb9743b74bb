namespace WpAspire.Hosting.Replicas;

/// <summary>Asks a replica whether it is ready, as its readiness probe says.</summary>
internal static class ReplicaReadiness
{
    private const int LongestReason = 200;

    private static readonly HttpClient s_client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false })
    {
        Timeout = TimeSpan.FromSeconds(10),
    };

    /// <summary>The question; <see langword="null"/> for a replica that is ready as soon as it runs.</summary>
    public static EndpointProbeAnnotation? ProbeOf(ContainerResource owner) =>
        owner.Annotations.OfType<EndpointProbeAnnotation>().LastOrDefault(static p => p.Type == ProbeType.Readiness);

    /// <summary>Asks.</summary>
    /// <returns>Why it is not ready; <see langword="null"/> if it is.</returns>
    public static async Task<string?> ProblemAsync(Uri address, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await s_client.GetAsync(address, cancellationToken);
            if (answer.IsSuccessStatusCode)
            {
                return null;
            }

            var text = (await answer.Content.ReadAsStringAsync(cancellationToken)).Split('\n')[0].Trim();
            var said = text.Length is 0 or > LongestReason || text.StartsWith('<') ? "" : $": {text}";
            return string.Create(CultureInfo.InvariantCulture, $"{(int)answer.StatusCode}{said}");
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return "it does not answer yet";
        }
    }
}
