using System.Net;
using System.Net.Sockets;
using MailKit.Net.Smtp;
using Microsoft.Extensions.Logging.Abstractions;
using MimeKit;

namespace WpAspire.MailCatcher.Tests;

/// <summary>A mail catcher on a free port of this machine's loopback, and clients for it.</summary>
internal sealed class TestSink : IAsyncDisposable
{
    private readonly MailSink _sink;

    private TestSink(MailSink sink, Mailbox mailbox, int port) => (_sink, Mailbox, Port) = (sink, mailbox, port);

    public Mailbox Mailbox { get; }

    public int Port { get; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<TestSink> StartAsync(MailCatcherLimits? limits = null, Func<IPAddress, bool>? accepts = null)
    {
        limits ??= new();
        var mailbox = new Mailbox(limits);
        while (true)
        {
            var port = FreePort();
            try
            {
                return new(await MailSink.StartAsync("mail", mailbox, limits, [new IPEndPoint(IPAddress.Loopback, port)], (address, _) => new((accepts ?? IPAddress.IsLoopback)(address)), NullLogger.Instance), mailbox, port);
            }
            catch (SocketException exception) when (exception.SocketErrorCode == SocketError.AddressAlreadyInUse)
            {
                // Another test has taken it meanwhile.
            }
        }
    }

    /// <summary>A message as a client composes it.</summary>
    public static MimeMessage Message(string subject, MimeEntity? body = null, string to = "Ann <ann@example.com>") => new(
        [InternetAddress.Parse("Shop <shop@example.com>")], [InternetAddress.Parse(to)], subject, body ?? new TextPart("plain") { Text = "Hello." });

    /// <summary>Sends as a mail client does.</summary>
    public async Task SendAsync(MimeMessage message, string? user = null)
    {
        using var client = await ConnectAsync();
        if (user is not null)
        {
            await client.AuthenticateAsync(user, "secret", Cancellation);
        }

        await client.SendAsync(message, Cancellation);
        await client.DisconnectAsync(quit: true, Cancellation);
    }

    /// <summary>A client that has connected.</summary>
    public async Task<SmtpClient> ConnectAsync()
    {
        var client = new SmtpClient();
        await client.ConnectAsync("127.0.0.1", Port, MailKit.Security.SecureSocketOptions.None, Cancellation);
        return client;
    }

    /// <summary>Says the lines one after the other, and gives the last line of each answer.</summary>
    public async Task<IReadOnlyList<string>> TalkAsync(params string[] lines)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, Port, Cancellation);
        using var reader = new StreamReader(client.GetStream(), System.Text.Encoding.Latin1);
        await using var writer = new StreamWriter(client.GetStream(), System.Text.Encoding.Latin1) { NewLine = "\r\n", AutoFlush = true };
        List<string> answers = [await AnswerAsync(reader)];
        foreach (var line in lines)
        {
            await writer.WriteLineAsync(line.AsMemory(), Cancellation);
            answers.Add(await AnswerAsync(reader));
        }

        return answers;
    }

    public ValueTask DisposeAsync() => _sink.DisposeAsync();

    public static int FreePort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }

    private static async Task<string> AnswerAsync(StreamReader reader)
    {
        string? line;
        do
        {
            line = await reader.ReadLineAsync(Cancellation);
        }
        while (line is [_, _, _, '-', ..]);
        return line ?? "";
    }
}
