using System.Collections.Concurrent;
using System.Net;

namespace WpAspire.EndToEnd;

/// <summary>Visitors who ask a site for one page after the other, and what became of each request.</summary>
internal sealed class Load : IAsyncDisposable
{
    private readonly HttpClient _http;
    private readonly CancellationTokenSource _enough = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
    private readonly ConcurrentQueue<string> _failures = new();
    private readonly ConcurrentQueue<Goal> _goals = new();
    private readonly List<Task> _visitors;
    private int _answers;

    private Load(Uri site, int visitors, Func<int, HttpRequestMessage> request)
    {
        _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = site, Timeout = TimeSpan.FromMinutes(1) };
        _visitors = [.. Enumerable.Range(0, visitors).Select(visitor => Task.Run(() => VisitAsync(visitor, request)))];
    }

    /// <summary>The number of requests that got the answer they should.</summary>
    public int Answers => _answers;

    public static Load Begin(Uri site, int visitors, Func<int, HttpRequestMessage> request) => new(site, visitors, request);

    /// <summary>A page, the REST API, a file, in turn.</summary>
    public static HttpRequestMessage Get(int number) =>
        new(HttpMethod.Get, (number % 3) switch { 0 => "/", 1 => "/wp-json/wp/v2/posts", _ => "/wp-includes/css/dashicons.min.css" });

    /// <summary>As <see cref="Get"/>, and every fourth time a form.</summary>
    public static HttpRequestMessage GetOrPost(int number) =>
        number % 4 == 3 ? new(HttpMethod.Post, "/") { Content = new FormUrlEncodedContent([new("question", "answer")]) } : Get(number);

    /// <summary>Waits until this many more requests have been answered.</summary>
    public async Task GoOnAsync(int answers)
    {
        var goal = new Goal(Volatile.Read(ref _answers) + answers);
        _goals.Enqueue(goal);
        await goal.Reached.Task.WaitAsync(TimeSpan.FromMinutes(2), _enough.Token);
    }

    /// <summary>Ends it, and expects that no request has failed.</summary>
    public async Task EndWithoutFailureAsync()
    {
        await _enough.CancelAsync();
        await Task.WhenAll(_visitors);
        Assert.True(_failures.IsEmpty, $"{_failures.Count} of {_answers + _failures.Count} requests failed: {string.Join("; ", _failures.Take(5))}");
    }

    public async ValueTask DisposeAsync()
    {
        await _enough.CancelAsync();
        await Task.WhenAll(_visitors);
        _enough.Dispose();
        _http.Dispose();
    }

    private async Task VisitAsync(int visitor, Func<int, HttpRequestMessage> create)
    {
        for (var number = visitor; !_enough.IsCancellationRequested; number++)
        {
            using var request = create(number);
            try
            {
                // To the end of each: only what has been read to its end has been answered.
                using var answer = await _http.SendAsync(request, CancellationToken.None);
                if (answer.StatusCode == HttpStatusCode.OK)
                {
                    var answers = Interlocked.Increment(ref _answers);
                    foreach (var goal in _goals.Where(g => answers >= g.Answers))
                    {
                        goal.Reached.TrySetResult();
                    }
                }
                else
                {
                    _failures.Enqueue($"{request.Method} {request.RequestUri}: {(int)answer.StatusCode}");
                }
            }
            catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException)
            {
                _failures.Enqueue($"{request.Method} {request.RequestUri}: {exception.Message}");
            }
        }
    }

    private sealed record Goal(int Answers)
    {
        public TaskCompletionSource Reached { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
