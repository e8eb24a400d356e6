using System.Globalization;

namespace VoltKosova.Demo;

/// <summary>How far the story has come: a bar that moves on a terminal, a line at every tenth elsewhere.</summary>
/// <param name="console">Where it is drawn.</param>
/// <param name="moves">Whether a line can be drawn over.</param>
public sealed class ProgressBar(TextWriter console, bool moves)
{
    private const int Width = 30;

    private int _last = -1;

    /// <summary>Shows so many of so many, and a word about it.</summary>
    public void Show(int done, int total, string word)
    {
        var percent = done * 100 / total;
        if (percent / (moves ? 1 : 10) == _last)
            return;
        _last = percent / (moves ? 1 : 10);
        var full = percent * Width / 100;
        var line = string.Create(
            CultureInfo.InvariantCulture, $"[{new string('#', full)}{new string('.', Width - full)}] {percent,3} %  {word}");
        console.Write(moves ? $"\r{line,-78}{(done == total ? Environment.NewLine : "")}" : line + Environment.NewLine);
        console.Flush();
    }
}
