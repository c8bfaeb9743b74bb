namespace WpAspire.WebBenchmark;

/// <summary>All cases must do the same work: the same pages, with what is expected in them.</summary>
internal static class PageCheck
{
    // What the address of the site makes of the length of a page.
    private const double Tolerance = 0.02;

    /// <summary>Asks every case for every page.</summary>
    /// <exception cref="BenchmarkException">An answer is not what it should be.</exception>
    public static async Task EnsureSameContentAsync(IReadOnlyDictionary<Case, Target> targets, CancellationToken cancellationToken)
    {
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false });
        foreach (var page in Page.All)
        {
            var lengths = new Dictionary<string, int>();
            foreach (var (subject, target) in targets)
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(target.Address, page.Path)) { Headers = { Host = target.Host } };
                using var response = await client.SendAsync(request, cancellationToken);
                var content = await response.Content.ReadAsStringAsync(cancellationToken);
                if ((int)response.StatusCode != 200 || !content.Contains(page.Mark, StringComparison.Ordinal))
                {
                    throw new BenchmarkException($"'{subject.Name}' answers {page.Path} with {(int)response.StatusCode} and without '{page.Mark}'.");
                }

                lengths[subject.Name] = content.Length;
            }

            if (lengths.Values.Max() > lengths.Values.Min() * (1 + Tolerance))
            {
                throw new BenchmarkException($"{page.Path} is not the same everywhere: {string.Join(", ", lengths.Select(static l => $"{l.Key} {l.Value}"))} characters.");
            }
        }
    }
}
