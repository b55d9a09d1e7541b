package io.pgconvoy.order;

/** Gives back the largest of the numbers put in: a binary heap of plain numbers, of which sorting takes very many. */
final class IntHeap {
    private final int[] numbers;
    private int size;

    /** @param capacity the most numbers that are in it at once */
    IntHeap(int capacity) {
        numbers = new int[capacity];
    }

    boolean isEmpty() {
        return size == 0;
    }

    void add(int number) {
        int at = size++;
        while (at > 0 && numbers[(at - 1) / 2] < number) {
            numbers[at] = numbers[(at - 1) / 2];
            at = (at - 1) / 2;
        }
        numbers[at] = number;
    }

    int removeLargest() {
        int largest = numbers[0];
        int last = numbers[--size];
        int at = 0;
        for (int child = largerChild(at); child < size && numbers[child] > last; child = largerChild(at)) {
            numbers[at] = numbers[child];
            at = child;
        }
        numbers[at] = last;
        return largest;
    }

    private int largerChild(int parent) {
        int left = 2 * parent + 1;
        return left + 1 < size && numbers[left + 1] > numbers[left] ? left + 1 : left;
    }
}
